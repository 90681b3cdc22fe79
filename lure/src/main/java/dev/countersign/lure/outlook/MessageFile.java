package dev.countersign.lure.outlook;

import static java.util.Comparator.comparing;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.CompoundFile;
import dev.countersign.lure.compound.OlePackage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message in a compound file (MS-OXMSG 2.2). */
final class MessageFile {
  static final String FIXED = "__properties_version1.0";
  private static final String STREAM = "__substg1.0_";
  private static final String RECIPIENT = "__recip_version1.0_";
  private static final String ATTACHED = "__attach_version1.0_";
  private static final String NESTED = STREAM + "3701000d";
  private static final Pattern NAME =
      Pattern.compile(STREAM.replace(".", "\\.") + "([0-9a-f]{4})([0-9a-f]{4})");
  private static final int OF_MESSAGE = 32;
  private static final int OF_NESTED = 24;
  private static final int OF_OTHERS = 8;
  private static final int ENTRY = 16;

  private final CompoundFile file;
  private final Budget budget;
  private final Map<String, Map<String, CompoundFile.Node>> folders = new TreeMap<>();

  private MessageFile(CompoundFile file, Budget budget) {
    this.file = file;
    this.budget = budget;
    for (CompoundFile.Node node : file.nodes()) {
      String path = node.path();
      String above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
      folders
          .computeIfAbsent(above, none -> new TreeMap<>())
          .putIfAbsent(node.name().toLowerCase(Locale.ROOT), node);
    }
  }

  /** Whether a compound file is a message. */
  static boolean is(CompoundFile file) {
    return file.nodes().stream()
        .anyMatch(node -> node.stream() && node.path().equalsIgnoreCase(FIXED));
  }

  static OutlookMessage read(CompoundFile file, Budget budget) throws Budget.UsedUp {
    return new MessageFile(file, budget).message("", OF_MESSAGE, CodePages.WESTERN);
  }

  private Map<String, CompoundFile.Node> folder(String path) {
    return folders.getOrDefault(path, Map.of());
  }

  private OutlookMessage message(String path, int header, long page) throws Budget.UsedUp {
    budget.takeEntry();
    Parts parts = new Parts(properties(path, header, page));
    long own = parts.properties.page();
    List<CompoundFile.Node> storages =
        folder(path).values().stream()
            .filter(node -> !node.stream())
            .sorted(comparing(node -> node.name().toLowerCase(Locale.ROOT)))
            .toList();
    for (CompoundFile.Node storage : storages) {
      String name = storage.name().toLowerCase(Locale.ROOT);
      try {
        if (name.startsWith(RECIPIENT)) {
          budget.takeEntry();
          parts.recipient(properties(storage.path(), OF_OTHERS, own));
        } else if (name.startsWith(ATTACHED)) {
          budget.takeEntry();
          attached(storage.path(), own, parts);
        }
      } catch (Budget.UsedUp e) {
        parts.defects.add(String.valueOf(e.getMessage()));
        break;
      }
    }
    return parts.message(budget);
  }

  private void attached(String path, long page, Parts parts) throws Budget.UsedUp {
    Properties properties = properties(path, OF_OTHERS, page);
    CompoundFile.Node inner = folder(path).get(NESTED);
    if (inner == null || inner.stream()) {
      parts.file(properties);
    } else if (folder(inner.path()).containsKey(FIXED)) {
      parts.messages.add(message(inner.path(), OF_NESTED, page));
    } else {
      object(inner.path(), Parts.name(properties), parts);
    }
  }

  /** An object that another program shows in the text: its streams, each a file. */
  private void object(String path, String name, Parts parts) throws Budget.UsedUp {
    List<CompoundFile.Node> streams =
        file.nodes().stream()
            .filter(node -> node.stream() && node.path().startsWith(path + "/"))
            .toList();
    if (streams.isEmpty()) {
      parts.defects.add("Something that the message carries (\"" + name + "\") could not be read");
    }
    for (CompoundFile.Node stream : streams) {
      budget.takeEntry();
      byte[] bytes = file.content(stream, budget);
      boolean packaged = stream.name().equalsIgnoreCase("\u0001Ole10Native");
      OlePackage content = packaged ? OlePackage.read(bytes) : new OlePackage("", bytes);
      String shown = content.name().isEmpty() ? (name + " " + stream.name()) : content.name();
      parts.files.add(new OutlookMessage.File(shown.strip(), "", "", content.content()));
    }
  }

  private Properties properties(String path, int header, long page) throws Budget.UsedUp {
    Properties properties = new Properties(page);
    for (Map.Entry<String, CompoundFile.Node> one : folder(path).entrySet()) {
      Matcher name = NAME.matcher(one.getKey());
      if (one.getValue().stream() && name.matches()) {
        properties.put(
            HexFormat.fromHexDigits(name.group(1)),
            HexFormat.fromHexDigits(name.group(2)),
            file.content(one.getValue(), budget));
      } else if (one.getValue().stream() && one.getKey().equals(FIXED)) {
        fixed(file.content(one.getValue(), budget), header, properties);
      }
    }
    return properties;
  }

  private static void fixed(byte[] entries, int header, Properties into) {
    for (int at = header; at + ENTRY <= entries.length; at += ENTRY) {
      int type = LittleEndian.u16(entries, at);
      if (type == Properties.NUMBER || type == Properties.TIME) {
        byte[] value = Arrays.copyOfRange(entries, at + 8, at + ENTRY);
        into.put(LittleEndian.u16(entries, at + 2), type, value);
      }
    }
  }
}
