package dev.countersign.lure.chat;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.text.Decoded;
import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** An export handed in as the zip that the service makes. Any other zip is a file. */
final class ExportArchive {
  private static final int LONGEST = 64 << 20;
  private static final int MOST_ENTRIES = 20_000;

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries;
  private final Budget budget;

  private ExportArchive(ZipFile zip, Map<String, ZipArchiveEntry> entries, Budget budget) {
    this.zip = zip;
    this.entries = entries;
    this.budget = budget;
  }

  static boolean isZip(byte[] bytes) {
    return bytes.length > 22
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && bytes[2] == 3
        && bytes[3] == 4;
  }

  static Optional<ChatReading.Chats> read(byte[] bytes, Budget budget) {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setIgnoreLocalFileHeader(true)
            .get()) {
      Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entries.size() < MOST_ENTRIES && !entry.isDirectory()) {
          entries.putIfAbsent(entry.getName(), entry);
        }
      }
      return new ExportArchive(zip, entries, budget).read();
    } catch (IOException | RuntimeException e) { // what is no such zip is looked at as a file
      return Optional.empty();
    }
  }

  private Optional<ChatReading.Chats> read() {
    String messages = named("messages.csv");
    if (messages != null) {
      return single(Channel.LINKEDIN, messages);
    }
    String users = named("users.json");
    if (users != null && (named("channels.json") != null || named("dms.json") != null)) {
      return Optional.of(slack(users));
    }
    String result = named("result.json");
    return result == null ? Optional.empty() : single(Channel.TELEGRAM, result);
  }

  /** The path of the file of that name, at the top or one folder down; null where there is none. */
  private @Nullable String named(String name) {
    for (String path : entries.keySet()) {
      boolean near = path.indexOf('/') == path.lastIndexOf('/');
      if (near && (path.equals(name) || path.endsWith("/" + name))) {
        return path;
      }
    }
    return null;
  }

  private Optional<ChatReading.Chats> single(Channel channel, String path) {
    try {
      byte[] bytes = bytes(path);
      Optional<ChatReading.Chats> read = ChatReading.read(bytes, path, budget);
      return read.filter(chats -> chats.channel() == channel);
    } catch (IOException | Budget.UsedUp e) {
      return Optional.of(
          new ChatReading.Chats(channel, List.of(), List.of(path + " could not be unpacked")));
    }
  }

  private ChatReading.Chats slack(String users) {
    String root = users.substring(0, users.lastIndexOf('/') + 1);
    List<String> defects = new ArrayList<>();
    SlackExport export = new SlackExport(new LinkedHashMap<>());
    read(users, defects, export::users);
    String direct = named("dms.json");
    if (direct != null) {
      read(direct, defects, export::directMessages);
    }
    entries.keySet().stream()
        .filter(path -> path.startsWith(root) && path.endsWith(".json"))
        .filter(path -> path.indexOf('/', root.length()) > 0)
        .sorted(Comparator.naturalOrder())
        .forEach(path -> {
          String channel = path.substring(root.length(), path.lastIndexOf('/'));
          read(path, defects, text -> export.day(channel, text, budget));
        });
    return export.chats(defects);
  }

  /** What takes a file's text. */
  private interface Reading {
    void of(String text) throws Budget.UsedUp;
  }

  private void read(String path, List<String> defects, Reading reading) {
    try {
      reading.of(Decoded.guess(bytes(path)));
    } catch (UnreadableInput e) {
      defects.add(e.sentence());
    } catch (IOException e) {
      defects.add(Decoded.clean(path) + " could not be unpacked");
    } catch (Budget.UsedUp e) {
      String sentence = String.valueOf(e.getMessage());
      if (!defects.contains(sentence)) {
        defects.add(sentence);
      }
    }
  }

  private byte[] bytes(String path) throws IOException, Budget.UsedUp {
    budget.takeEntry();
    ZipArchiveEntry entry = entries.get(path);
    if (entry == null) {
      throw new IOException("There is no " + path);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[64 * 1024];
      int count = in.read(buffer);
      while (count >= 0) {
        budget.takeBytes(count);
        bytes.write(buffer, 0, count);
        if (bytes.size() > LONGEST) {
          throw new IOException(path + " is larger than 64 MiB");
        }
        count = in.read(buffer);
      }
    }
    return bytes.toByteArray();
  }
}
