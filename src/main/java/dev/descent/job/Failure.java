package dev.descent.job;

/**
 * Why a job failed.
 *
 * @param type a short name that programs can rely on: {@code non_finite_loss}
 * @param title the same in words
 * @param detail what happened and what to do about it, safe to show
 */
public record Failure(String type, String title, String detail) {

    /** A failure whose title is its type in words. */
    public static Failure of(String type, String detail) {
        String words = type.replace('_', ' ');
        return new Failure(type, Character.toUpperCase(words.charAt(0)) + words.substring(1), detail);
    }
}
