package dev.descent.ml.spec;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sealed interface whose records are chosen by name in JSON. Everything is read from the {@code permits} list and
 * each record's {@code ABOUT}, so that a new member is one new file and one name in that list.
 *
 * @param <T> the sealed interface
 */
public final class Family<T> {
    private static final ClassValue<Family<?>> FAMILIES = new ClassValue<>() {
        @Override
        protected Family<?> computeValue(Class<?> type) {
            return new Family<>(type);
        }
    };

    private final Class<T> type;
    private final Map<Class<? extends T>, About> members = new LinkedHashMap<>();
    private final Map<String, Class<? extends T>> names = new LinkedHashMap<>();

    private Family(Class<T> type) {
        this.type = type;
        addMembers(type);
    }

    /** A sealed interface among those permitted stands for its records. */
    private void addMembers(Class<? extends T> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            Class<? extends T> member = permitted.asSubclass(type);
            if (isFamily(member)) {
                addMembers(member);
            } else {
                addMember(member, aboutOf(member));
            }
        }
    }

    private void addMember(Class<? extends T> member, About about) {
        members.put(member, about);
        name(about.type(), member);
        about.aliases().forEach(alias -> name(alias, member));
    }

    /** The family of a sealed interface of records. */
    @SuppressWarnings("unchecked")
    public static <T> Family<T> of(Class<T> type) {
        return (Family<T>) FAMILIES.get(type);
    }

    static boolean isFamily(Class<?> type) {
        return type.isInterface() && type.isSealed();
    }

    /** The record of a type name or alias, or null where there is none of that name. */
    public @Nullable Class<? extends T> member(String name) {
        return names.get(name);
    }

    /** The record that a bare number or a bare text stands for; null where it stands for none. */
    @Nullable
    Class<? extends T> memberOfBare(JsonNode node) {
        FromText form = text();
        boolean isText = form != null
                && node.isString()
                && member(node.stringValue()) == null
                && Pattern.compile(form.mark()).matcher(node.stringValue()).find();
        return isText ? marked(FromText.class) : node.isNumber() ? marked(FromNumber.class) : null;
    }

    /** What a bare text must have to stand for a record; null where none does. */
    public @Nullable FromText text() {
        Class<?> member = marked(FromText.class);
        return member == null ? null : member.getAnnotation(FromText.class);
    }

    private @Nullable Class<? extends T> marked(Class<? extends Annotation> by) {
        return members.keySet().stream()
                .filter(member -> member.isAnnotationPresent(by))
                .findFirst()
                .orElse(null);
    }

    /** How a member is written, to complete “must be …”. */
    String forms() {
        FromText form = text();
        return form == null
                ? "a name or an object with a type"
                : "a name, a formula such as \"" + form.example() + "\", or an object with a type";
    }

    /** Which names there are, to complete “must be …”. */
    String choices() {
        return (marked(FromNumber.class) == null ? "" : "a number or ") + "one of " + String.join(", ", types());
    }

    /** The type that an object without one may be meant to have, as the end of a message. */
    String meantType(JsonNode node) {
        Stream<String> ofText = Stream.ofNullable(marked(FromText.class))
                .filter(member -> node.has(SpecComponents.name(member.getRecordComponents()[0])))
                .map(member -> about(member).type());
        Stream<String> written = node.propertyStream()
                .flatMap(property -> Stream.of(property.getValue().asString(""), property.getKey()))
                .filter(name -> member(name) != null);
        return Stream.concat(ofText, written)
                .findFirst()
                .map(name -> " (did you mean \"type\": \"" + name + "\"?)")
                .orElse("");
    }

    public About about(Class<?> member) {
        About about = members.get(member);
        if (about == null) {
            throw new IllegalArgumentException(member + " is not of the family " + type);
        }
        return about;
    }

    /** The members' catalogue entries, in the order of the {@code permits} list. */
    public List<About> catalogue() {
        return new ArrayList<>(members.values());
    }

    /** The members' names, in the order of the {@code permits} list. */
    public List<String> types() {
        return members.values().stream().map(About::type).toList();
    }

    /** What may be meant by a name that is none of the family's, as the end of a message. */
    public String hint(String name) {
        String special = ForeignNames.special(name, types());
        if (!special.isEmpty()) {
            return special;
        }
        List<String> meant = Nearest.of(name, names.keySet()).stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .map(member -> about(member).type())
                .distinct()
                .toList();
        return Nearest.hint(meant);
    }

    /** The members' records, in the order of the {@code permits} list. */
    public Collection<Class<? extends T>> members() {
        return members.keySet();
    }

    private void name(String name, Class<? extends T> member) {
        if (names.put(name, member) != null) {
            throw new IllegalStateException("two members of " + type + " are named " + name);
        }
    }

    private static About aboutOf(Class<?> member) {
        try {
            Field field = member.getDeclaredField("ABOUT");
            field.setAccessible(true);
            return (About) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(member + " has no constant ABOUT", e);
        }
    }
}
