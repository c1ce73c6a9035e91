/** The bucket of the last release: what functions start with when the table does not answer. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { copyObject } from '../../functions/store/database/deployed.ts'
import { acknowledge } from '../rules/checks.ts'

export class ReleaseCopy extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          // As far back as the table can be put.
          noncurrentVersionExpiration: Duration.days(35),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
    acknowledge(
      this.bucket,
      'AwsSolutions-S1',
      'Two functions read the one object and publishers write it; a log of that would be a second bucket.',
    )
  }

  /** The one object, and no other, whatever the bucket comes to hold. */
  private get object(): string {
    return this.bucket.arnForObjects(copyObject)
  }

  grantRead(role: IRole): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.object] }),
    )
  }

  /** For the policies of people. Versions stay: nobody of ours may delete one. */
  writing(): PolicyStatement {
    return new PolicyStatement({
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [this.object],
    })
  }
}
