package dev.descent.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import reactor.netty.http.server.HttpServerRequest;

/** Refuses paths and queries that different programs read in different ways, or that no text stands behind. */
final class WellFormedTarget implements RequestGuard {
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^https?://[^/?#]*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern HIDDEN_SEPARATOR = Pattern.compile("(?i)%2f|%5c|//|;");

    @Override
    public @Nullable Refused objection(HttpServerRequest request) {
        String target = ABSOLUTE.matcher(request.uri()).replaceFirst("");
        String objection = target.equals("*") ? null : objection(target);
        return objection == null ? null : new Malformed(objection);
    }

    private static @Nullable String objection(String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        if (BROKEN_ESCAPE.matcher(target).find()) {
            return "has a % that two hexadecimal digits do not follow";
        } else if (!isText(target)) {
            return "holds control characters, or bytes that are no UTF-8";
        } else if (HIDDEN_SEPARATOR.matcher(path).find() || hasDots(path)) {
            return "has a path with an empty name, with . or .., with a hidden / or \\, or with a ;";
        }
        return isUri(target) ? null : "is no valid URI: what is not allowed in one must be %-encoded";
    }

    private static boolean isText(String target) {
        try {
            byte[] bytes =
                    StringUtils.uriDecode(target, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasDots(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(name -> StringUtils.uriDecode(name, StandardCharsets.UTF_8))
                .anyMatch(name -> name.equals(".") || name.equals(".."));
    }

    private static boolean isUri(String target) {
        try {
            return target.startsWith("/")
                    && target.chars().allMatch(c -> c < 0x7f)
                    && new URI(target).getHost() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The target of a request cannot be meant. */
    static final class Malformed extends Refused {
        private static final long serialVersionUID = 1;

        Malformed(String objection) {
            super(HttpStatus.BAD_REQUEST, "malformed-url", "The request's URL " + objection + ".");
        }
    }
}
