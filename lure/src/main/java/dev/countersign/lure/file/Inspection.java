package dev.countersign.lure.file;

import dev.countersign.lure.archive.Archive;
import dev.countersign.lure.archive.ArchiveReading;
import dev.countersign.lure.archive.Packing;
import dev.countersign.lure.archive.Quote;
import dev.countersign.lure.archive.Source;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.content.Tree;
import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at files one after another, and remembers what it found. Not for several threads. */
final class Inspection {
  private static final int DEEPEST = 8;

  private final Budget budget;
  private final Said said = new Said();
  private final List<Tree> trees = new ArrayList<>();
  private int depth;

  Inspection(Budget budget) {
    this.budget = budget;
  }

  Said said() {
    return said;
  }

  FileRead read(String kind) {
    return new FileRead(kind, said.findings(), trees);
  }

  /** Files that lie together; they are a tree of the answer. */
  void together(String root, List<Content> files) {
    trees.add(new Tree(root, files));
    if (depth >= DEEPEST) {
      said.say(
          FileFinding.PARTLY_READ,
          "Files lie behind files more than " + DEEPEST + " deep; what is deeper was not looked at",
          "more than " + DEEPEST + " deep",
          root);
      return;
    }
    depth++;
    Scene scene = Scene.of(files);
    for (Content file : files) {
      leaf(file, Source.of(file.bytes()), scene);
    }
    depth--;
  }

  /** A file, taken apart where it is an archive; what it is, in words. */
  String file(Content file, Source source, Scene scene) throws IOException {
    Optional<Packing> packing = Packing.of(source);
    if (packing.isEmpty()) {
      return leaf(file, source, scene);
    }
    Optional<Archive> archive = ArchiveReading.read(file.path(), source, budget);
    if (archive.isEmpty() || archive.get().document()) {
      return leaf(file, source, scene);
    }
    NameCheck.check(file, said);
    Disagreement.of(file, packing.get(), scene, said);
    said.addAll(archive.get().findings());
    archive.get().named().forEach(one -> NameCheck.named(one, said));
    together(file.path(), archive.get().files());
    return PackageCheck.check(file, archive.get(), scene, said);
  }

  /** A file that is not taken apart; what it is, in words. */
  String leaf(Content file, Source source, Scene scene) {
    NameCheck.check(file, said);
    try {
      budget.checkTime();
      Optional<Packing> packing = Packing.of(source);
      if (packing.isPresent()) {
        return packed(file, source, packing.get(), scene);
      }
      Kind kind = Kind.of(file.bytes());
      String words = content(file, kind, scene);
      named(file, kind, scene);
      Disagreement.of(file, kind, words, scene, said);
      Behind.look(file, source, kind, words, budget, said)
          .ifPresent(files -> together(file.path(), files));
      if (file.cut() && !MediaTypes.watched(words)) {
        said.say(
            FileFinding.PARTLY_READ,
            "The file " + Quote.of(file.path()) + " is larger than what is read of one file",
            "read are " + file.bytes().length + " of " + file.size() + " bytes",
            file.path());
      }
      return words;
    } catch (IOException | Budget.UsedUp e) {
      said.say(
          FileFinding.PARTLY_READ,
          "The file " + Quote.of(file.path()) + " was not read to its end: " + e.getMessage(),
          String.valueOf(e.getMessage()),
          file.path());
      return "a file";
    }
  }

  private String packed(Content file, Source source, Packing packing, Scene scene)
      throws IOException, Budget.UsedUp {
    if (packing == Packing.ZIP) {
      return DocumentCheck.zipped(file, source, budget, said);
    }
    PackageCheck.unread(file, packing, scene, said);
    return packing.words();
  }

  private String content(Content file, Kind kind, Scene scene) throws Budget.UsedUp {
    switch (kind) {
      case WINDOWS_PROGRAM, LINUX_PROGRAM, MAC_PROGRAM, JAVA_CLASS, DEX, APPLE_SCRIPT -> {
        if (scene != Scene.PROJECT || !ProgramCheck.library(file, kind)) {
          ProgramCheck.program(file, kind, scene, said);
        }
      }
      case WINDOWS_SHORTCUT -> ShortcutCheck.windows(file, said);
      case HTML, SVG -> {
        if (scene != Scene.PROJECT) {
          MarkupCheck.check(file, kind, said);
        }
      }
      case CHM -> SettingsCheck.check(file, scene, said);
      case COMPOUND -> {
        Optional<List<Content>> carried = OutlookCheck.carried(file, budget, said);
        if (carried.isPresent()) {
          return outlook(file, carried.get());
        }
        return CompoundCheck.check(file, budget, said);
      }
      case RTF -> RtfCheck.check(file, budget, said);
      case PDF -> new PdfCheck(file, PdfFile.read(file.bytes(), budget), budget, said).check();
      case ONENOTE -> OneNoteCheck.check(file, budget, said);
      case PACKED_MESSAGE -> {
        return outlook(file, OutlookCheck.carried(file, budget, said).orElse(List.of()));
      }
      case TEXT, DATA -> {
        return MediaTypes.words(file, kind, scene);
      }
      case SCRIPT, EMPTY -> {
        return kind.words();
      }
    }
    return kind.words();
  }

  private String outlook(Content file, List<Content> carried) {
    if (!carried.isEmpty()) {
      together(file.path(), carried);
    }
    return "an Outlook message";
  }

  private void named(Content file, Kind kind, Scene scene) {
    String extension = file.extension();
    if (kind == Kind.SCRIPT
        || Endings.WINDOWS_SCRIPTS.contains(extension)
        || extension.equals("command")
        || extension.equals("tool")) {
      ProgramCheck.script(file, kind, scene, said);
    } else if (Endings.SETTINGS.contains(extension)) {
      SettingsCheck.check(file, scene, said);
    } else if (Endings.SHORTCUTS.contains(extension)) {
      ShortcutCheck.named(file, scene, said);
    } else if (extension.equals("csv") || extension.equals("tsv")) {
      SettingsCheck.table(file, said);
    }
  }
}
