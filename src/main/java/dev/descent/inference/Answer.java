package dev.descent.inference;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as it is sent; made on the thread that predicts, not on the one that sends. */
@SuppressWarnings("ArrayRecordComponent") // written once, sent once
record Answer(MediaType type, byte[] body) {

    ResponseEntity<byte[]> response() {
        return ResponseEntity.ok().contentType(type).body(body);
    }
}
