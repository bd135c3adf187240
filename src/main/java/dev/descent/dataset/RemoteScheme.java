package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.ml.data.source.Limits;
import java.io.IOException;
import java.util.Optional;

/** {@code http:}, {@code https:} or {@code s3:} names a file or a zip archive on another machine. */
record RemoteScheme(String name, RemoteFiles files, Limits limits) implements Scheme {

    @Override
    public Origin find(Reference reference) throws IOException {
        return HeldOrigin.of(file(reference), limits);
    }

    @Override
    public Optional<Origin> findAtHand(Reference reference) throws IOException {
        Optional<HeldFile> file = files.atHand(reference.uri(), reference.sha256());
        return file.isEmpty() ? Optional.empty() : Optional.of(HeldOrigin.of(file.get(), limits));
    }

    @Override
    public HeldFile file(Reference reference) throws IOException {
        return files.fetch(reference.uri(), reference.sha256(), reference.watch());
    }
}
