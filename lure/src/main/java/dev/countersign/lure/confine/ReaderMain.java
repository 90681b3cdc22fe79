package dev.countersign.lure.confine;

import dev.countersign.lure.code.CodeReading;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.CompanyJson;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.AnswerJson;
import dev.countersign.lure.triage.Triage;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The child: confines itself, reads one report from standard input, answers on standard output,
 * ends. What it reads may take it over; what it can do then is what {@link Confinement} left.
 */
public final class ReaderMain {
  /** The argument of a child whose standard input is the file. */
  static final String LARGE = "large";

  private ReaderMain() {}

  /**
   * Without an argument the request is read from standard input. With {@value #LARGE} it lies in
   * the working folder, and standard input is the file itself, which can be read at any place.
   */
  public static void main(String[] arguments) throws IOException {
    run(
        arguments,
        warm(),
        new Job() {
          @Override
          public Answer answer(Company company, Content content) {
            return Triage.tellingAll(company).answer(content);
          }

          @Override
          public Answer answer(Company company, Content head, SeekableByteChannel whole) {
            return Triage.tellingAll(company).answer(head, whole);
          }
        });
  }

  /**
   * What must happen before confinement, each once: native libraries are loaded (they are written
   * to a folder first), and a text of our own is read, so that most classes are there when asked.
   */
  private static List<Runnable> warm() {
    return List.of(
        CodeReading::warm,
        () -> {
          Content ours = Content.of("a.txt", "Hello".getBytes(StandardCharsets.UTF_8));
          Answer answer = new Triage(Company.UNKNOWN).answer(ours);
          CompanyJson.read(
              Json.parse(Json.compact(CompanyJson.write(Company.UNKNOWN)), "The company"));
          Json.compact(AnswerJson.write(answer));
        });
  }

  /** Warms, confines, and does the job once; without confinement where there should be, nothing. */
  static void run(String[] arguments, List<Runnable> warm, Job job) throws IOException {
    boolean large = List.of(arguments).contains(LARGE);
    Errand errand = large ? large(job) : in -> small(in, job);
    warm.forEach(Runnable::run);
    Confined confined = Confinement.enter();
    // Neither is closed: the JDK would open another file in the place of a standard stream.
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    Reply.ready(out, confined);
    if (confined.whole() || !Confinement.supported()) {
      reply(errand, in).write(out);
    }
  }

  /** What is to be done with standard input. */
  @FunctionalInterface
  private interface Errand {
    Answer run(FileInputStream in) throws IOException;
  }

  private static Answer small(FileInputStream in, Job job) throws IOException {
    Request request = Request.read(new DataInputStream(new BufferedInputStream(in)));
    return job.answer(request.company(), request.content());
  }

  private static Errand large(Job job) throws IOException {
    Request request;
    try (InputStream file = Files.newInputStream(Path.of(Request.FILE))) {
      request = Request.read(new DataInputStream(new BufferedInputStream(file)));
    }
    return in -> {
      FileChannel whole = in.getChannel();
      byte[] head = in.readNBytes(Request.HEAD);
      whole.position(0);
      return job.answer(
          request.company(),
          new Content(request.content().path(), head, whole.size(), false),
          whole);
    };
  }

  private static Reply reply(Errand errand, FileInputStream in) {
    try {
      return new Reply.Text(Json.compact(AnswerJson.write(errand.run(in))));
    } catch (IOException | UnreadableInput e) {
      return new Reply.Failed(Fault.NO_REQUEST);
    } catch (RuntimeException | StackOverflowError e) {
      return new Reply.Failed(Fault.NO_ANSWER);
    } catch (OutOfMemoryError e) {
      return new Reply.Failed(Fault.TOO_MUCH_MEMORY);
    }
  }
}
