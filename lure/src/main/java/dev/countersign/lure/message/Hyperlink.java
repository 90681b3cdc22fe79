package dev.countersign.lure.message;

/**
 * A link, as its reader sees it and as it leads.
 *
 * @param text what is shown; the target itself where the text is the link
 * @param target where it leads, as written, of any scheme; never fetched
 * @param where in words, such as {@code the text, line 4}
 */
public record Hyperlink(String text, String target, String where) {}
