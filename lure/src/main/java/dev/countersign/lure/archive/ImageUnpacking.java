package dev.countersign.lure.archive;

import static java.util.stream.Collectors.toSet;

import dev.countersign.lure.finding.FileFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Images of CDs and DVDs: each view of their files, as different systems show them (ISO 9660, Rock
 * Ridge, Joliet, UDF). Windows takes UDF before Joliet before the rest.
 */
final class ImageUnpacking {
  private static final int MOST_NAMED = 5;

  private ImageUnpacking() {}

  private record View(String words, List<IsoFile> files) {}

  static void unpack(Source source, Level level) throws IOException {
    IsoVolume.Views iso = IsoVolume.of(source);
    level.walk.say(
        FileFinding.DISK_IMAGE,
        "The file "
            + Quote.of(level.path)
            + " is "
            + Packing.ISO.words()
            + "; what it holds opens without the warnings that downloads get",
        Packing.ISO.words() + (iso.boots() ? ", from which a machine can be started" : ""),
        level.path);
    List<View> views = views(source, iso, level);
    if (views.isEmpty()) {
      throw new IOException("it has no list of its files");
    }
    disagreement(views, level);
    take(source, views, level);
  }

  private static List<View> views(Source source, IsoVolume.Views iso, Level level)
      throws IOException {
    List<View> views = new ArrayList<>();
    if (UdfVolume.marked(source)) {
      views.add(new View("UDF", UdfVolume.files(source, level)));
    }
    for (IsoVolume volume : iso.volumes()) {
      if (volume.wide()) {
        views.add(new View("Joliet", IsoTree.files(source, volume, level)));
      }
    }
    for (IsoVolume volume : iso.volumes()) {
      if (!volume.wide()) {
        views.add(new View("ISO 9660", IsoTree.files(source, volume, level)));
      }
    }
    return views;
  }

  /** Files with content that one system shows and another does not. */
  private static void disagreement(List<View> views, Level level) {
    for (View view : views) {
      Set<List<IsoFile.Piece>> known = new HashSet<>();
      view.files().forEach(file -> known.add(file.pieces()));
      List<String> missing =
          views.stream()
              .flatMap(other -> other.files().stream())
              .filter(file -> file.length() > 0 && !known.contains(file.pieces()))
              .map(IsoFile::path)
              .distinct()
              .limit(MOST_NAMED)
              .toList();
      if (!missing.isEmpty()) {
        level.walk.say(
            FileFinding.ARCHIVE_DISAGREES,
            "The image "
                + Quote.of(level.path)
                + " shows some of its files to some systems and not to others",
            "not by " + view.words() + ": " + String.join(", ", missing),
            level.path);
      }
    }
  }

  /** Each content once, by the name that Windows shows; permissions and links are Unix'. */
  private static void take(Source source, List<View> views, Level level) throws IOException {
    Set<List<IsoFile.Piece>> runs = new HashSet<>();
    Set<List<IsoFile.Piece>> hides = new HashSet<>();
    for (View view : views) {
      for (IsoFile file : view.files()) {
        if (file.executable() && file.length() > 0) {
          runs.add(file.pieces());
        }
        if (file.hidden() && file.length() > 0) {
          hides.add(file.pieces());
        }
      }
    }
    Set<String> links =
        views.stream()
            .flatMap(view -> view.files().stream())
            .filter(file -> !file.link().isEmpty())
            .map(IsoFile::path)
            .collect(toSet());
    Set<List<IsoFile.Piece>> taken = new HashSet<>();
    for (View view : views) {
      Set<List<IsoFile.Piece>> here = new HashSet<>();
      for (IsoFile file : view.files()) {
        if (!file.link().isEmpty()) {
          level.place(file.entry());
        } else if (!taken.contains(file.pieces())
            && !(file.pieces().isEmpty() && links.contains(file.path()))) {
          boolean executable = file.executable() || runs.contains(file.pieces());
          boolean hidden = file.hidden() || hides.contains(file.pieces());
          here.add(file.pieces());
          take(source, file, new Entry(file.path(), "", false, executable, hidden), level);
        }
      }
      taken.addAll(here);
    }
  }

  private static void take(Source source, IsoFile file, Entry entry, Level level)
      throws IOException {
    long end = file.pieces().stream().mapToLong(one -> one.at() + one.length()).max().orElse(0);
    if (end > source.size()) {
      level.walk.say(
          FileFinding.FILE_UNREADABLE,
          "The image " + Quote.of(level.path) + " ends before a file that it holds",
          file.path(),
          level.path);
    }
    level.take(entry, file.stream(source));
  }
}
