package dev.countersign.lure.file;

import dev.countersign.lure.content.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** What the many other kinds of files are called. */
final class MediaTypes {
  private static final int HEAD = 64 << 10;
  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

  private MediaTypes() {}

  /** In words, such as {@code an image (image/png)}. */
  static String words(Content file, Kind kind) {
    MediaType type = type(file);
    return switch (type.getType()) {
      case "image" -> "an image";
      case "audio" -> "a sound";
      case "video" -> "a video";
      case "font" -> "a font";
      case "message" -> "a message";
      default -> kind.words();
    };
  }

  /** Whether such words mean what is only looked at or listened to. */
  static boolean watched(String words) {
    return words.equals("an image") || words.equals("a sound") || words.equals("a video");
  }

  /** By content and name. */
  static MediaType type(Content file) {
    Metadata name = new Metadata();
    name.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.name());
    byte[] bytes = file.bytes();
    try {
      return TYPES.detect(new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, HEAD)), name);
    } catch (IOException e) {
      return MediaType.OCTET_STREAM;
    }
  }
}
