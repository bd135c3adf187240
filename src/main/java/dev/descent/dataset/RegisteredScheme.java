package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.dataset.registry.Registered;
import dev.descent.dataset.registry.RegistryStore;
import dev.descent.dataset.registry.Uploads;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code dataset:} names a registered data set by its id: an upload, or a reference of another kind as it was when it was registered. */
final class RegisteredScheme implements Scheme {
    private final RegistryStore store;
    private final Uploads uploads;
    private final Schemes elsewhere;
    private final Limits limits;

    /** @param elsewhere what a registered reference may be */
    RegisteredScheme(RegistryStore store, Uploads uploads, Schemes elsewhere, Limits limits) {
        this.store = store;
        this.uploads = uploads;
        this.elsewhere = elsewhere;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public Origin find(Reference reference) throws IOException {
        Registered dataset = dataset(reference);
        if (dataset.content().isUpload()) {
            return upload(dataset);
        }
        Reference there = there(dataset, reference);
        return new RegisteredOrigin(dataset, elsewhere.of(there).find(there));
    }

    @Override
    public Optional<Origin> findAtHand(Reference reference) throws IOException {
        Registered dataset = dataset(reference);
        if (dataset.content().isUpload()) {
            return Optional.of(upload(dataset));
        }
        Reference there = there(dataset, reference);
        return elsewhere.of(there).findAtHand(there).map(origin -> new RegisteredOrigin(dataset, origin));
    }

    @Override
    public HeldFile file(Reference reference) throws IOException {
        Registered dataset = dataset(reference);
        if (dataset.content().isUpload()) {
            return bytes(dataset);
        }
        Reference there = there(dataset, reference);
        HeldFile file = elsewhere.of(there).file(there);
        try {
            RegisteredOrigin.refuseChange(dataset, file.sha256());
            return file;
        } catch (InvalidSpec changed) {
            file.close();
            throw changed;
        }
    }

    @Override
    public boolean knowsFormats() {
        return true;
    }

    private Registered dataset(Reference reference) {
        return id(reference.rest())
                .flatMap(store::find)
                .orElseThrow(() -> new InvalidSpec("uri", "names no data set: there is no " + reference.rest()));
    }

    private static Reference there(Registered dataset, Reference reference) {
        String uri = Objects.requireNonNull(dataset.content().reference());
        return new Reference(uri, dataset.content().sha256(), reference.watch());
    }

    private Origin upload(Registered dataset) throws IOException {
        return new RegisteredOrigin(dataset, HeldOrigin.of(bytes(dataset), limits));
    }

    private HeldFile bytes(Registered dataset) throws IOException {
        return uploads.find(dataset.content().sha256())
                .orElseThrow(() -> new InvalidSpec("uri", "names an upload whose bytes are gone"));
    }

    private static Optional<UUID> id(String text) {
        try {
            // shorter forms would be read, too
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
