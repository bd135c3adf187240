package dev.descent.http;

import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads the constants of enums in parameters by their lower-case names, as JSON has them. */
final class EnumNames implements ConverterFactory<String, Enum<?>> {

    @Override
    public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
        return name -> {
            for (T constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(name);
        };
    }
}
