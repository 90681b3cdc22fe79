package dev.countersign.lure.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Inert files, made in memory. */
public final class Made {
  private Made() {}

  /** A zip archive of texts. */
  public static byte[] zip(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(text.getValue().getBytes(ISO_8859_1));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A zip archive of one file. */
  public static byte[] zip(String name, byte[] content) {
    return zip(Map.of(name, new String(content, ISO_8859_1)));
  }

  /** A zip archive whose entry is stored as it is, so that it can be patched. */
  public static byte[] stored(String name, byte[] content) {
    ByteBuffer zip =
        ByteBuffer.allocate(98 + 2 * name.length() + content.length).order(ByteOrder.LITTLE_ENDIAN);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(content);
    zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 0);
    zip.putInt(0).putInt((int) crc.getValue()).putInt(content.length).putInt(content.length);
    zip.putShort((short) name.length()).putShort((short) 0).put(name.getBytes(ISO_8859_1));
    zip.put(content);
    int directory = zip.position();
    zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
    zip.putShort((short) 0).putInt(0).putInt((int) crc.getValue());
    zip.putInt(content.length).putInt(content.length).putShort((short) name.length());
    zip.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    zip.putInt(0).putInt(0).put(name.getBytes(ISO_8859_1));
    int length = zip.position() - directory;
    zip.putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) 1);
    zip.putShort((short) 1).putInt(length).putInt(directory).putShort((short) 0);
    return zip.array();
  }

  /** A gzip file. */
  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A tar archive of texts; a value that begins with {@code ->} is a symbolic link. */
  public static byte[] tar(Map<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        boolean link = text.getValue().startsWith("->");
        byte[] content = text.getValue().getBytes(UTF_8);
        TarArchiveEntry entry =
            link
                ? new TarArchiveEntry(text.getKey(), TarArchiveEntry.LF_SYMLINK)
                : new TarArchiveEntry(text.getKey(), true);
        if (link) {
          entry.setLinkName(text.getValue().substring(2));
        } else {
          entry.setSize(content.length);
        }
        tar.putArchiveEntry(entry);
        if (!link) {
          tar.write(content);
        }
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The head of a Windows program: nothing in it can run. */
  public static byte[] windowsProgram() {
    ByteBuffer program = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    program.put("MZ".getBytes(ISO_8859_1)).putInt(60, 128).position(128);
    program.put("PE\0\0".getBytes(ISO_8859_1));
    return program.array();
  }

  /** A Windows shortcut with a path and arguments. */
  public static byte[] shortcut(String path, String arguments) {
    ByteBuffer link =
        ByteBuffer.allocate(76 + 4 + 2 * (path.length() + arguments.length()) + 4)
            .order(ByteOrder.LITTLE_ENDIAN);
    link.put("L\0\0\0\1\u0014\2\0\0\0\0\0\u00c0\0\0\0\0\0\0F".getBytes(ISO_8859_1));
    link.putInt(0x80 | 8 | (arguments.isEmpty() ? 0 : 0x20)).position(76);
    link.putShort((short) path.length()).put(path.getBytes(UTF_16LE));
    if (!arguments.isEmpty()) {
      link.putShort((short) arguments.length()).put(arguments.getBytes(UTF_16LE));
    }
    return link.array();
  }

  /** One behind the other. */
  public static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  /** What is found of a file that was handed over by itself. */
  public static List<Finding> findings(String name, byte[] content) {
    return read(name, content).findings();
  }

  /** What a file is found to be. */
  public static FileRead read(String name, byte[] content) {
    return FileReading.read(Content.of(name, content), Budget.usual());
  }

  /** The codes that are found of it, the most severe first. */
  public static List<FindingCode> codes(String name, byte[] content) {
    return findings(name, content).stream().map(Finding::code).distinct().toList();
  }

  /** A text as bytes. */
  public static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
