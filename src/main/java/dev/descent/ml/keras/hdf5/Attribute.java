package dev.descent.ml.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A named value of a group (IV.A.2.m). Only texts are read. */
record Attribute(String name, Datatype type, Dataspace space, ByteBuffer data) {

    static Attribute read(ByteBuffer message) {
        int version = message.get();
        InvalidHdf5.check(version >= 1 && version <= 3, "it has an attribute of an unknown version");
        message.get();
        int name = Message.unsignedShort(message);
        int type = Message.unsignedShort(message);
        int space = Message.unsignedShort(message);
        if (version == 3) {
            message.get();
        }
        int unit = version == 1 ? 8 : 1;
        return new Attribute(
                text(part(message, name, unit)),
                Datatype.read(part(message, type, unit)),
                Dataspace.read(part(message, space, unit)),
                Message.slice(message, message.remaining()));
    }

    /** The texts in it, one for each element. */
    List<String> texts(GlobalHeaps heaps) {
        if (space.elements() == 0) {
            return List.of(); // h5py writes a list of no texts as one of no numbers
        }
        InvalidHdf5.check(type.isText() || type.isVariableText(), "its attribute " + name + " is not a text");
        InvalidHdf5.check(
                type.size() > 0 && space.elements() <= data.limit() / type.size(),
                "its attribute " + name + " is cut off");
        List<String> texts = new ArrayList<>();
        ByteBuffer elements = data.duplicate().order(data.order());
        for (int i = 0; i < space.elements(); i++) {
            ByteBuffer element = Message.slice(elements, (int) type.size());
            texts.add(type.isText() ? text(element) : text(heaps.find(element)));
        }
        return texts;
    }

    /** Its bytes up to the first zero. */
    static String text(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        int length = 0;
        while (length < all.length && all[length] != 0) {
            length++;
        }
        return new String(all, 0, length, StandardCharsets.UTF_8);
    }

    /** A part that is filled up to whole units. */
    private static ByteBuffer part(ByteBuffer message, int length, int unit) {
        ByteBuffer part = Message.slice(message, (length + unit - 1) / unit * unit);
        return part.limit(length);
    }
}
