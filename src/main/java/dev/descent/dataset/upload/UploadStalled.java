package dev.descent.dataset.upload;

import dev.descent.http.Refused;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Nothing more of the file came. */
final class UploadStalled extends Refused {
    private static final long serialVersionUID = 1;

    UploadStalled(Duration pause) {
        super(HttpStatus.REQUEST_TIMEOUT, "upload-stalled", "Nothing came for " + pause.toSeconds() + " seconds.");
    }

    @Override
    protected HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }
}
