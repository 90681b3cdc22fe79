package dev.countersign.intel.list;

import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads labels out of files, whatever list each is ({@link ListReader}). */
public final class LabelFiles {
  private LabelFiles() {}

  /**
   * Reads files, and all such files of folders.
   *
   * @throws UnreadableInput where one cannot be read, saying which and why
   */
  public static Labels read(List<Path> places) {
    List<Label> labels = new ArrayList<>();
    for (Path file : ListFiles.in(places)) {
      String name = String.valueOf(file.getFileName());
      for (Entry entry : ListReader.read(file).entries()) {
        labels.add(new Label(entry.address(), entry.name(), entry.kind(), name));
      }
    }
    return new Labels(labels);
  }
}
