package dev.descent.system;

import dev.descent.ml.network.NativeRuntime;
import org.springframework.stereotype.Component;

/** Ends the start where the backend that was chosen cannot work, instead of failing every job. */
@Component
class BackendStart {
    BackendStart(BackendSettings settings) {
        NativeRuntime.choose(settings.device());
    }
}
