package dev.countersign.lure.message;

/**
 * Text in the markup that its reader does not see.
 *
 * @param text at most 500 characters of it
 * @param how it is hidden, such as {@code display: none}
 */
public record HiddenText(String text, String how) {}
