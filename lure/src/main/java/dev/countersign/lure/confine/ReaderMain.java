package dev.countersign.lure.confine;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The child: confines itself, reads one report from standard input, answers on standard output,
 * ends. What it reads may take it over; what it can do then is what {@link Confinement} left.
 */
public final class ReaderMain {
  private ReaderMain() {}

  /** No arguments. */
  public static void main(String[] arguments) throws IOException {
    run(warm(), (company, content) -> new Triage(company).answer(content));
  }

  /**
   * What must happen before confinement, each once: native libraries are loaded (they are written
   * to a folder first), and a text of our own is read, so that most classes are there when asked.
   */
  private static List<Runnable> warm() {
    return List.of(() -> {
      Content ours = Content.of("a.txt", "Hello".getBytes(StandardCharsets.UTF_8));
      Answer answer = new Triage(Company.UNKNOWN).answer(ours);
      CompanyJson.read(Json.parse(Json.compact(CompanyJson.write(Company.UNKNOWN)), "The company"));
      Json.compact(AnswerJson.write(answer));
    });
  }

  /** Warms, confines, and does the job once; without confinement where there should be, nothing. */
  static void run(List<Runnable> warm, BiFunction<Company, Content, Answer> job)
      throws IOException {
    warm.forEach(Runnable::run);
    Confined confined = Confinement.enter();
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      Reply.ready(out, confined);
      if (confined.whole() || !Confinement.supported()) {
        reply(in, job).write(out);
      }
    }
  }

  private static Reply reply(DataInputStream in, BiFunction<Company, Content, Answer> job) {
    Request request;
    try {
      request = Request.read(in);
    } catch (IOException | UnreadableInput e) {
      return new Reply.Failed(Fault.NO_REQUEST);
    }
    try {
      Answer answer = job.apply(request.company(), request.content());
      return new Reply.Text(Json.compact(AnswerJson.write(answer)));
    } catch (RuntimeException | StackOverflowError e) {
      return new Reply.Failed(Fault.NO_ANSWER);
    } catch (OutOfMemoryError e) {
      return new Reply.Failed(Fault.TOO_MUCH_MEMORY);
    }
  }
}
