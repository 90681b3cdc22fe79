package dev.countersign.lure.message;

import dev.countersign.lure.content.Content;

/**
 * A file that came with a message.
 *
 * @param name as declared, decoded; empty where none is
 * @param declaredType the media type as declared, in lower case, such as {@code application/pdf}
 * @param content its bytes
 * @param inline whether the message shows it in its text
 */
public record Attachment(String name, String declaredType, Content content, boolean inline) {}
