package dev.descent.dataset;

import dev.descent.content.HeldFile;
import dev.descent.dataset.remote.RemoteFiles;
import dev.descent.ml.data.source.Limits;
import dev.descent.ml.spec.InvalidSpec;
import java.io.IOException;
import java.util.Optional;

/** {@code http:}, {@code https:} or {@code s3:} names a file, several, or an archive on another machine. */
record RemoteScheme(String name, RemoteFiles files, Limits limits) implements Scheme {

    @Override
    public Origin find(Reference reference) throws IOException {
        return new UriPattern(reference.uri()).isOfSeveral()
                ? new RemoteParts(files, limits).find(reference)
                : HeldOrigin.of(file(reference), limits);
    }

    @Override
    public Optional<Origin> findAtHand(Reference reference) throws IOException {
        if (new UriPattern(reference.uri()).isOfSeveral()) {
            return new RemoteParts(files, limits).findAtHand(reference);
        }
        Optional<HeldFile> file = files.atHand(reference.uri(), reference.sha256());
        return file.isEmpty() ? Optional.empty() : Optional.of(HeldOrigin.of(file.get(), limits));
    }

    @Override
    public HeldFile file(Reference reference) throws IOException {
        if (new UriPattern(reference.uri()).isOfSeveral()) {
            throw new InvalidSpec("uri", "must name one file, and has braces, a star or a space");
        }
        return files.fetch(reference.uri(), reference.sha256(), reference.watch());
    }
}
