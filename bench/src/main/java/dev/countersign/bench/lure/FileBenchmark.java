package dev.countersign.bench.lure;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.file.FileRead;
import dev.countersign.lure.file.FileReading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to take an archive apart and to look at each of its files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FileBenchmark {
  private static final int FILES = 500;
  private static final int LINES = 200;

  private final Content project = Content.of("project.zip", project());
  private final Content document = Content.of("a.pdf", document());

  /** An archive of 500 source files of 200 lines. */
  @Benchmark
  public FileRead archiveOfFiveHundredSources() {
    return FileReading.read(project, Budget.usual());
  }

  /** A PDF of 1,000 objects. */
  @Benchmark
  public FileRead documentOfAThousandObjects() {
    return FileReading.read(document, Budget.usual());
  }

  private static byte[] project() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < FILES; i++) {
        zip.putNextEntry(new ZipEntry("project/src/file" + i + ".js"));
        for (int line = 0; line < LINES; line++) {
          String text = "export const value" + line + " = " + i * line + ";\n";
          zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] document() {
    StringBuilder text = new StringBuilder("%PDF-1.7\n");
    for (int i = 1; i <= 1000; i++) {
      text.append(i)
          .append(" 0 obj<</Type/Annot/A<</S/URI/URI(https://example.org/")
          .append(i)
          .append(")>>/Rect[0 0 100 20]>>endobj\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
