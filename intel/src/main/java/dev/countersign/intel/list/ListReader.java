package dev.countersign.intel.list;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a list, whichever it is: OFAC's, the EU's, the UN's and the UK's as they are published
 * ({@code .xml}, {@code .csv}), tag packs of GraphSense ({@code .yaml}), labels as Etherscan's are
 * collected ({@code .json}), addresses one a line ({@code .txt}), and one's own ({@code .csv} with
 * the columns address, name and kind, and source, date, licence and chain where they are there).
 */
public final class ListReader {
  /** The most bytes of a list that is no XML. */
  public static final int MOST_BYTES = 64 * 1024 * 1024;

  /** OFAC's list in its longer form has 120 MB, and is never all in memory. */
  public static final int MOST_XML_BYTES = 1024 * 1024 * 1024;

  private static final Charset BRITISH = Charset.forName("windows-1252");

  private ListReader() {}

  /**
   * Reads a file.
   *
   * @throws UnreadableInput where it is no such list, is cut short, or is too large
   */
  public static ReadList read(Path file) {
    String ending = ListFiles.ending(file);
    try {
      requireSize(file, ending.equals("xml") ? MOST_XML_BYTES : MOST_BYTES);
      try (InputStream in = Files.newInputStream(file)) {
        return read(in, String.valueOf(file.getFileName()), ending);
      }
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + why(e));
    }
  }

  /**
   * Reads a list that is in memory.
   *
   * @param name as of a file: its ending says what it is
   * @throws UnreadableInput likewise
   */
  public static ReadList read(byte[] bytes, String name) {
    try {
      return read(new ByteArrayInputStream(bytes), name, ListFiles.ending(Path.of(name)));
    } catch (IOException e) {
      throw new UnreadableInput(name + " could not be read: " + why(e));
    }
  }

  private static ReadList read(InputStream in, String name, String ending) throws IOException {
    DigestInputStream counted = new DigestInputStream(in, sha256());
    Draft draft;
    if (ending.equals("xml")) {
      draft = XmlLists.read(new Unclosed(counted), name);
      counted.transferTo(OutputStream.nullOutputStream());
    } else {
      byte[] bytes = counted.readNBytes(MOST_BYTES);
      draft =
          switch (ending) {
            case "csv" -> table(bytes, name);
            case "json" -> LabelTexts.etherscan(Json.parse(utf8(bytes), name), name);
            case "yaml", "yml" -> TagPack.read(utf8(bytes), name);
            case "txt" -> PlainList.read(utf8(bytes), name);
            default ->
                throw new UnreadableInput(
                    name + " is no file of labels; expected .csv, .json, .yaml, .xml or .txt");
          };
    }
    return draft.finish(HexFormat.of().formatHex(counted.getMessageDigest().digest()));
  }

  /** The UK's tables are not always UTF-8. */
  private static Draft table(byte[] bytes, String name) throws CharacterCodingException {
    String text;
    try {
      text = utf8(bytes);
    } catch (CharacterCodingException e) {
      text = new String(bytes, BRITISH);
      if (!UkTables.isOne(text)) {
        throw e;
      }
    }
    return UkTables.isOne(text) ? UkTables.read(text, name) : LabelTexts.own(text, name);
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static void requireSize(Path file, int most) throws IOException {
    if (!Files.isReadable(file)) {
      throw new UnreadableInput("The labels " + file + " do not exist or may not be read");
    }
    if (Files.size(file) > most) {
      throw new UnreadableInput(
          "The labels " + file + " are larger than " + most / 1024 / 1024 + " MiB");
    }
  }

  private static String why(IOException e) {
    return e instanceof CharacterCodingException
        ? "it is no UTF-8 text"
        : String.valueOf(e.getMessage());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** The platform's XML parser closes what it reads, though the hash needs the rest of it. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {} // whoever opened it closes it
  }
}
