package dev.descent.dataset.upload;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;

/**
 * A piece of a part, copied off the buffer that it came in, which is given back at once, on the thread that brought it.
 *
 * @param disposition the part's name, and its file's
 * @param isField whether the part is a field of text
 * @param isLast whether the part ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // on its way to the disk
record Piece(ContentDisposition disposition, boolean isField, byte[] bytes, boolean isLast) {

    static Piece of(PartEvent event) {
        DataBuffer content = event.content();
        try {
            byte[] bytes = new byte[content.readableByteCount()];
            content.read(bytes);
            ContentDisposition disposition = event.headers().getContentDisposition();
            return new Piece(disposition, event instanceof FormPartEvent, bytes, event.isLast());
        } finally {
            DataBufferUtils.release(content);
        }
    }
}
