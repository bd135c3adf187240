package dev.descent.ml.keras.hdf5;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A group: its attributes, and groups and data sets by name. What does not hold together is an {@link InvalidHdf5}. */
public final class Hdf5Group {
    private final Storage storage;
    private final GlobalHeaps heaps;
    private final ObjectHeader header;
    private final Map<String, Long> links;
    private final Map<String, Hdf5Group> opened = new HashMap<>();

    Hdf5Group(Storage storage, GlobalHeaps heaps, long address) {
        this.storage = storage;
        this.heaps = heaps;
        this.header = Broken.caught(() -> ObjectHeader.read(storage, address));
        this.links = Broken.caught(() -> GroupLinks.of(storage, header));
    }

    /** The group at a path of names with {@code /} between them, or nothing where there is none. */
    public Optional<Hdf5Group> group(String path) {
        Hdf5Group at = this;
        for (String name : path.split("/", -1)) {
            Hdf5Group holder = at;
            Long address = holder.links.get(name);
            if (address == null) {
                return Optional.empty();
            }
            at = holder.opened.computeIfAbsent(name, unused -> new Hdf5Group(storage, heaps, address));
        }
        return Optional.of(at);
    }

    /** The data set at a path, or nothing where there is none. */
    public Optional<Hdf5Dataset> dataset(String path) {
        int slash = path.lastIndexOf('/');
        Optional<Hdf5Group> holder = slash < 0 ? Optional.of(this) : group(path.substring(0, slash));
        return holder.map(group -> group.links.get(path.substring(slash + 1)))
                .map(address -> Broken.caught(() -> Hdf5Dataset.of(storage, ObjectHeader.read(storage, address))));
    }

    /** The texts of an attribute, of one without dimensions a single one, or nothing where there is none. */
    public Optional<List<String>> texts(String attribute) {
        return Broken.caught(() -> header.all(Message.ATTRIBUTE).stream()
                .map(message -> Attribute.read(
                        message.body().duplicate().order(message.body().order())))
                .filter(found -> found.name().equals(attribute))
                .findFirst()
                .map(found -> found.texts(heaps))
                .or(this::refuseDense));
    }

    private Optional<List<String>> refuseDense() {
        header.first(Message.ATTRIBUTE_INFO).ifPresent(info -> {
            info.get();
            int flags = info.get();
            info.position(info.position() + ((flags & 1) == 0 ? 0 : 2));
            InvalidHdf5.check(
                    info.getLong() == Storage.UNDEFINED,
                    "it has attributes in a dense form, which is not read here: save it with h5py's defaults");
        });
        return Optional.empty();
    }
}
