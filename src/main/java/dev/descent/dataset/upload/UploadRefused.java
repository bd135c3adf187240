package dev.descent.dataset.upload;

import dev.descent.http.Busy;
import dev.descent.http.Refused;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An upload that is not taken. The rest of the body is not waited for. */
final class UploadRefused extends Refused {
    private static final long serialVersionUID = 1;

    private UploadRefused(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    /** The file has more bytes than one may have. */
    static UploadRefused tooLarge(long most) {
        return new UploadRefused(
                HttpStatus.CONTENT_TOO_LARGE,
                "upload-too-large",
                "A data set may have at most " + most + " bytes here.");
    }

    /** Nothing more of the file came. */
    static UploadRefused stalled(Duration pause) {
        return new UploadRefused(
                HttpStatus.REQUEST_TIMEOUT, "upload-stalled", "Nothing came for " + pause.toSeconds() + " seconds.");
    }

    /** What came is no body of parts. */
    static UploadRefused malformed() {
        return new UploadRefused(
                HttpStatus.BAD_REQUEST,
                "malformed-multipart",
                "The body is no multipart/form-data: Content-Type must name the boundary that stands before each part and"
                        + " after the last one. Who sends a form need not set that header: curl does it with -F file=@data.csv,"
                        + " as do other clients.");
    }

    /** As many uploads as one process takes are under way. */
    static Refused tooMany(int most) {
        return new TooMany(most);
    }

    @Override
    protected HttpHeaders headers() {
        return closing(new HttpHeaders());
    }

    private static HttpHeaders closing(HttpHeaders headers) {
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }

    private static final class TooMany extends Busy {
        private static final long serialVersionUID = 1;

        TooMany(int most) {
            super("too-many-uploads", most + " uploads are under way, and no more are taken; try again shortly.");
        }

        @Override
        protected HttpHeaders headers() {
            return closing(super.headers());
        }
    }
}
