package dev.countersign.lure.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import dev.countersign.model.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderProcessTest {
  private static final Company COMPANY =
      new Company(
          "Example",
          Set.of("example.com"),
          Set.of("mx.example.com"),
          List.of(
              new Contact(
                  "Ann \u00c4",
                  Contact.Kind.COLLEAGUE,
                  Set.of("ann@example.com"),
                  Set.of("example.com"),
                  List.of("phone, from the contract"))),
          Set.of("bob@example.org"),
          Set.of("<1@example.com>"),
          Set.of("example.net"));

  private static final ReaderSettings SETTINGS =
      new ReaderSettings(Duration.ofSeconds(30), 2, Duration.ofMinutes(2), false);

  @AfterEach
  void nothingIsLeft() {
    assertThat(children()).as("children of this process, dead ones included").isEmpty();
  }

  @Test
  void answersAsTheSameProcessWould() {
    Content content = new Content("a/b.txt", bytes("Hello"), 5, true);
    try (ReaderProcess reader = new ReaderProcess(SETTINGS)) {
      assertThat(reader.answer(COMPANY, content)).isEqualTo(new Triage(COMPANY).answer(content));
    }
  }

  @Test
  void lives() {
    try (ReaderProcess reader = new ReaderProcess(SETTINGS, Hostile.class.getName())) {
      Answer answer = reader.answer(COMPANY, Content.of("life", bytes("")));
      assertThat(answer.unread().subList(1, answer.unread().size()))
          .containsExactly(
              "classes true one paypal",
              "resources 1",
              "memory 1600",
              "compiled 1",
              "threads 90",
              "virtual 90",
              "parallel 499999500000",
              "exceptions 101",
              "time Europe/Zurich");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "loop, TOO_LONG",
    "sleep, TOO_LONG",
    "flood, NO_SENSE",
    "allocate, TOO_MUCH_MEMORY",
    "recurse, NO_ANSWER",
    "throw, NO_ANSWER",
    "halt, NO_ANSWER",
    "half, NO_ANSWER",
    "nonsense, NO_SENSE",
    "long, TOO_MUCH_ANSWER"
  })
  void answersWhateverBecomesOfTheChild(String what, Fault fault) {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(6), 1, Duration.ofMinutes(1), false);
    Content content = Content.of(what, bytes("x"));
    long start = System.nanoTime();
    try (ReaderProcess reader = new ReaderProcess(settings, Hostile.class.getName())) {
      Answer answer = reader.answer(COMPANY, content);
      assertThat(answer).isEqualTo(Unread.answer(content, fault));
      assertThat(answer.verdict()).isInstanceOf(Verdict.Hold.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
      assertThat(reader.answer(COMPANY, Content.of("next", bytes("x"))))
          .isEqualTo(new Triage(COMPANY).answer(Content.of("next", bytes("x"))));
    }
  }

  @Test
  void answersFiftyAtOnce() throws Exception {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(60), 4, Duration.ofMinutes(5), true);
    try (ReaderProcess reader = new ReaderProcess(settings);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Content content = Content.of(i + ".txt", bytes("Report " + i));
        answers.add(threads.submit(() -> reader.answer(COMPANY, content)));
      }
      for (int i = 0; i < 50; i++) {
        Content content = Content.of(i + ".txt", bytes("Report " + i));
        assertThat(answers.get(i).get()).isEqualTo(new Triage(COMPANY).answer(content));
      }
    }
  }

  @Test
  void tellsThoseWhoseTurnDoesNotCome() throws Exception {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(5), 1, Duration.ofMillis(100), false);
    Content content = Content.of("next", bytes("x"));
    try (ReaderProcess reader = new ReaderProcess(settings, Hostile.class.getName());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> first =
          threads.submit(() -> reader.answer(COMPANY, Content.of("sleep", bytes("x"))));
      while (children().isEmpty()) {
        Thread.sleep(10);
      }
      assertThat(reader.answer(COMPANY, content)).isEqualTo(Unread.answer(content, Fault.BUSY));
      assertThat(first.get().why()).containsExactly(Fault.TOO_LONG.sentence());
    }
  }

  @Test
  void aSpareThatDiedIsReplaced() throws Exception {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofMinutes(1), true);
    Content content = Content.of("next", bytes("x"));
    try (ReaderProcess reader = new ReaderProcess(settings)) {
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      assertThat(reader.answer(COMPANY, content)).isEqualTo(new Triage(COMPANY).answer(content));
    }
  }

  @Test
  void answersThoseWhoAreBeingReadWhenItIsClosed() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ReaderProcess reader = new ReaderProcess(SETTINGS, Hostile.class.getName());
      Content content = Content.of("sleep", bytes("x"));
      Future<Answer> answer = threads.submit(() -> reader.answer(COMPANY, content));
      while (children().isEmpty()) {
        Thread.sleep(10);
      }
      reader.close();
      assertThat(answer.get().verdict()).isInstanceOf(Verdict.Hold.class);
      assertThat(reader.answer(COMPANY, content)).isEqualTo(Unread.answer(content, Fault.CLOSED));
    }
  }

  @Test
  void aLargeReportIsHandedOverWhole() {
    byte[] large = new byte[40 << 20];
    large[large.length - 1] = 1;
    Content content = Content.of("large.bin", large);
    try (ReaderProcess reader = new ReaderProcess(SETTINGS)) {
      assertThat(reader.answer(COMPANY, content)).isEqualTo(new Triage(COMPANY).answer(content));
    }
  }

  @Test
  void leavesNoFolderBehind() throws IOException {
    List<Path> before = folders();
    try (ReaderProcess reader = new ReaderProcess(ReaderSettings.SERVER)) {
      reader.answer(COMPANY, Content.of("a.txt", bytes("x")));
    }
    assertThat(folders()).isSubsetOf(before);
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> new ReaderSettings(Duration.ZERO, 1, Duration.ZERO, false))
        .hasMessageContaining("more than zero");
    assertThatThrownBy(() -> new ReaderSettings(Duration.ofSeconds(1), 0, Duration.ZERO, false))
        .hasMessageContaining("at least one");
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(one -> one.getFileName().toString().startsWith("countersign-reader-"))
          .toList();
    }
  }

  /** Zombies too, where the kernel tells. */
  private static List<Long> children() {
    long own = ProcessHandle.current().pid();
    return ProcessHandle.current()
        .children()
        .filter(one -> one.parent().map(ProcessHandle::pid).orElse(-1L) == own)
        .map(ProcessHandle::pid)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
