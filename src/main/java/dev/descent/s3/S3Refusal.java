package dev.descent.s3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Why a store refuses, where the status of its answer would mislead: stores have many reasons for few of them. */
public final class S3Refusal {
    private S3Refusal() {}

    /** A sentence without its end; empty where the status says it. */
    public static Optional<String> of(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return Optional.ofNullable(details == null ? null : said(String.valueOf(details.errorCode())));
    }

    private static @Nullable String said(String code) {
        return switch (code) {
            case "RequestTimeTooSkewed" -> "the service's clock differs too much from the store's";
            case "ExpiredToken", "TokenRefreshRequired" -> "the service's credentials for the store have expired";
            case "InvalidAccessKeyId", "InvalidToken", "SignatureDoesNotMatch" ->
                "the store does not know the service's credentials";
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                "the bucket is in another region than the service is set to";
            case "NoSuchBucket" -> "there is no such bucket";
            case "InvalidObjectState" -> "the object is archived, and has to be restored first";
            default -> null;
        };
    }
}
