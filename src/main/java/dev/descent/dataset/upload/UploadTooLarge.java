package dev.descent.dataset.upload;

import dev.descent.http.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The file has more bytes than one may have. */
final class UploadTooLarge extends Refused {
    private static final long serialVersionUID = 1;

    UploadTooLarge(long most) {
        super(HttpStatus.CONTENT_TOO_LARGE, "upload-too-large", "A data set may have at most " + most + " bytes here.");
    }

    /** The rest of the body is not waited for. */
    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }
}
