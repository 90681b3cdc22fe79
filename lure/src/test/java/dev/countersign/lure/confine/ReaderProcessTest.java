package dev.countersign.lure.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Triage;
import dev.countersign.model.verdict.Verdict;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderProcessTest {
  static final Company COMPANY =
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
      new ReaderSettings(Duration.ofSeconds(30), 2, Duration.ofMinutes(2), null);

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
              "parsed import_statement",
              "limits [Max cpu time 90 and some seconds, Max file size 0 0 bytes,"
                  + " Max core file size 0 0 bytes, Max open files 1024 1024 files]",
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
    "allocate beside the heap, TOO_MUCH_MEMORY",
    "recurse, NO_ANSWER",
    "throw, NO_ANSWER",
    "halt, NO_ANSWER",
    "half, NO_ANSWER",
    "nonsense, NO_SENSE",
    "long, TOO_MUCH_ANSWER"
  })
  void answersWhateverBecomesOfTheChild(String what, Fault fault) {
    ReaderSettings settings =
        new ReaderSettings(
            Duration.ofSeconds(fault == Fault.TOO_LONG ? 10 : 60), 1, Duration.ofMinutes(1), null);
    Content content = Content.of(what, bytes("x"));
    long start = System.nanoTime();
    try (ReaderProcess reader = new ReaderProcess(settings, Hostile.class.getName())) {
      Answer answer = reader.answer(COMPANY, content);
      assertThat(answer).isEqualTo(Unread.answer(content, fault));
      assertThat(answer.verdict()).isInstanceOf(Verdict.Hold.class);
      // What is seen at once does not wait for the limit.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(reader.answer(COMPANY, Content.of("next", bytes("x"))))
          .isEqualTo(new Triage(COMPANY).answer(Content.of("next", bytes("x"))));
    }
  }

  @Test
  void nothingIsReadWithoutConfinement() throws Exception {
    assumeTrue(Confinement.supported(), "confinement is offered by Linux on x86_64 and aarch64");
    Content content = Content.of("a.txt", bytes("x"));
    try (ReaderProcess reader = new ReaderProcess(SETTINGS, Thwarted.class.getName())) {
      assertThat(reader.answer(COMPANY, content))
          .isEqualTo(Unread.answer(content, Fault.NOT_CONFINED));
      assertThat(reader.notes()).last().asString().contains("seccomp");
    }
  }

  /** Even a parent that asks all the same gets no answer. */
  @Test
  void aReaderThatCouldNotConfineItselfDoesNotRead(@TempDir Path folder) throws Exception {
    assumeTrue(Confinement.supported(), "confinement is offered by Linux on x86_64 and aarch64");
    Files.createDirectory(folder.resolve(ReaderCommand.LIBRARIES));
    Process process =
        new ProcessBuilder(ReaderCommand.of(Thwarted.class.getName(), folder))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (DataOutputStream request = new DataOutputStream(process.getOutputStream());
        DataInputStream reply = new DataInputStream(process.getInputStream())) {
      new Request(COMPANY, Content.of("a.txt", bytes("x"))).write(request);
      assertThat(Reply.ready(reply).whole()).isFalse();
      assertThat(reply.read()).as("the end").isEqualTo(-1);
    }
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void tellsThoseWhoseTurnDoesNotCome() throws Exception {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(5), 1, Duration.ofMillis(100), null);
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
        new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofMinutes(1), Duration.ZERO);
    Content content = Content.of("next", bytes("x"));
    try (ReaderProcess reader = new ReaderProcess(settings)) {
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      assertThat(reader.answer(COMPANY, content)).isEqualTo(new Triage(COMPANY).answer(content));
    }
  }

  @Test
  void aServersSpareComesLaterOrWithTheFirstReport() {
    try (ReaderProcess reader = new ReaderProcess(ReaderSettings.SERVER)) {
      assertThat(children()).as("at the beginning").isEmpty();
      reader.answer(COMPANY, Content.of("first", bytes("x")));
      assertThat(children()).as("after a report").hasSize(1);
    }
  }

  @Test
  void aSpareComesWhenItIsTime() throws Exception {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofMinutes(1), Duration.ofMillis(1));
    try (ReaderProcess reader = new ReaderProcess(settings)) {
      for (long end = System.nanoTime() + 60_000_000_000L;
          children().isEmpty() && System.nanoTime() < end; ) {
        Thread.sleep(10);
      }
      assertThat(children()).as("before any report").hasSize(1);
      Content content = Content.of("next", bytes("x"));
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
      assertThat(answer.get()).isEqualTo(Unread.answer(content, Fault.CLOSED));
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
  void aFileOfTwoGigabytesIsReadWhereItLies(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.seek((2L << 30) - 4);
      sparse.writeBytes("last");
    }
    try (ReaderProcess reader = new ReaderProcess(SETTINGS, Hostile.class.getName())) {
      Answer answer = reader.answer(COMPANY, file, "sent.bin");
      assertThat(answer.unread().getLast())
          .isEqualTo("Example: sent.bin, 2147483648, 16777216, last");
    }
  }

  @Test
  void aFileIsReadAsItsBytesAre(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "Hello");
    Path absent = folder.resolve("absent");
    try (ReaderProcess reader = new ReaderProcess(SETTINGS)) {
      assertThat(reader.answer(COMPANY, file, "sent.txt"))
          .isEqualTo(new Triage(COMPANY).answer(Content.of("sent.txt", bytes("Hello"))));
      assertThatThrownBy(() -> reader.answer(COMPANY, folder, "sent"))
          .hasMessageContaining("no such file");
      assertThatThrownBy(() -> reader.answer(COMPANY, absent, "sent"))
          .hasMessageContaining("no such file");
    }
  }

  @Test
  void leavesNoFolderBehind() throws IOException {
    ReaderSettings settings =
        new ReaderSettings(Duration.ofSeconds(30), 1, Duration.ofMinutes(1), Duration.ZERO);
    try (ReaderProcess reader = new ReaderProcess(settings)) {
      assertThat(folders()).as("while it reads").isNotEmpty();
      reader.answer(COMPANY, Content.of("a.txt", bytes("x")));
    }
    assertThat(folders()).isEmpty();
  }

  @Test
  void boundsAreChecked() {
    assertThatThrownBy(() -> new ReaderSettings(Duration.ZERO, 1, Duration.ZERO, null))
        .hasMessageContaining("more than zero");
    assertThatThrownBy(() -> new ReaderSettings(Duration.ofSeconds(1), 0, Duration.ZERO, null))
        .hasMessageContaining("at least one");
  }

  /** Of this process's children: others of this machine read too. */
  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(one -> one.getFileName().toString().startsWith(ReaderChild.prefix()))
          .toList();
    }
  }

  /** Zombies too, where the kernel tells. */
  static List<Long> children() {
    long own = ProcessHandle.current().pid();
    return ProcessHandle.current()
        .children()
        .filter(one -> one.parent().map(ProcessHandle::pid).orElse(-1L) == own)
        .map(ProcessHandle::pid)
        .toList();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
