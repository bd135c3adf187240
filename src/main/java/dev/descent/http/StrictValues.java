package dev.descent.http;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads the values of parameters as the contract writes them, and not what Spring takes for the same: {@code 0x10}, {@code 1 0},
 * {@code yes}, a blank for nothing. These are editors, since where a converter objects Spring asks its own editors.
 */
@ControllerAdvice
final class StrictValues {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,10}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @InitBinder
    void register(WebDataBinder binder) {
        Editor integers = new Editor(text -> Integer.valueOf(matching(INTEGER, text)));
        Editor truths = new Editor(StrictValues::truth);
        binder.registerCustomEditor(int.class, integers);
        binder.registerCustomEditor(Integer.class, integers);
        binder.registerCustomEditor(boolean.class, truths);
        binder.registerCustomEditor(Boolean.class, truths);
        binder.registerCustomEditor(UUID.class, new Editor(text -> UUID.fromString(matching(ID, text))));
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Reads by a function. */
    private static final class Editor extends PropertyEditorSupport {
        private final Function<String, Object> read;

        Editor(Function<String, Object> read) {
            this.read = read;
        }

        @Override
        public void setAsText(String text) {
            setValue(read.apply(text));
        }
    }
}
