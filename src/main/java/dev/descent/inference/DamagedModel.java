package dev.descent.inference;

import dev.descent.http.Refused;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The stored model is not what was stored. */
final class DamagedModel extends Refused {
    private static final long serialVersionUID = 1;

    DamagedModel(UUID job) {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "damaged-model",
                "The model of job " + job
                        + " cannot be read: its file is not what was stored, or is not in the data folder of the"
                        + " service that answers, as where services on one database do not share their folders.");
    }
}
