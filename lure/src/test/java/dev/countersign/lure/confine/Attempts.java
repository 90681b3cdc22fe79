package dev.countersign.lure.confine;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A program that tries what a sample would try, and prints a line for each: its name and {@code
 * done} or {@code refused}. The first argument says how it is confined before.
 */
final class Attempts {
  private Attempts() {}

  /** How it is confined. */
  enum How {
    NOT_AT_ALL,
    FILTER_ALONE,
    WHOLE
  }

  public static void main(String[] arguments) throws Throwable {
    How how = How.valueOf(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]);
    // A descriptor of its own: where starting a program is refused, the JDK now and then closes the
    // first one.
    PrintStream out =
        new PrintStream(new FileOutputStream("/dev/stdout"), true, StandardCharsets.UTF_8);
    initialize();
    // A thread that was there before: what binds one thread alone would not bind it.
    ExecutorService older = Executors.newSingleThreadExecutor();
    older.submit(() -> "started").get();
    switch (how) {
      case NOT_AT_ALL -> out.println("confined=nothing");
      case FILTER_ALONE -> {
        Kernel kernel = new Kernel(Machine.here().orElseThrow());
        Confinement.giveUpPrivileges(kernel);
        out.println("confined=" + SyscallFilter.install(kernel));
      }
      case WHOLE -> out.println("confined=" + Confinement.enter());
    }
    for (Map.Entry<String, Callable<?>> one : all(port, folder, arguments[3]).entrySet()) {
      out.println(one.getKey() + "=" + older.submit(() -> tried(one.getValue())).get());
    }
    out.flush();
    older.shutdown();
  }

  /** The JDK's own set-up of sockets is not what is tried: it fails in its own ways. */
  private static void initialize() throws IOException {
    new Socket().close();
    new ServerSocket().close();
    new DatagramSocket(null).close();
    SocketChannel.open(StandardProtocolFamily.UNIX).close();
    SocketChannel.open().close();
  }

  private static String tried(Callable<?> attempt) {
    try {
      attempt.call();
      return "done";
    } catch (Exception e) {
      return "refused";
    }
  }

  /** Each does what its name says; all of them succeed in a process that may. */
  private static Map<String, Callable<?>> all(int port, Path folder, String known) {
    Path file = folder.resolve("secret");
    Map<String, Callable<?>> all = new LinkedHashMap<>();
    all.put("read a file outside", () -> Files.readString(file));
    all.put("list a folder outside", () -> listed(folder));
    all.put("resolve a name", () -> InetAddress.getByName(known));
    all.put("connect by TCP", () -> new Socket(InetAddress.getByAddress(LOOPBACK), port));
    all.put(
        "connect by NIO",
        () -> SocketChannel.open(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port)));
    all.put("listen by TCP", () -> new ServerSocket(0));
    all.put("send by UDP", () -> send(port));
    all.put("open a Unix socket", () -> SocketChannel.open(StandardProtocolFamily.UNIX));
    all.put(
        "fetch an address",
        () -> {
          try (var in = URI.create("http://127.0.0.1:" + port + "/").toURL().openStream()) {
            return in.read();
          }
        });
    all.put("start a program", () -> new ProcessBuilder("/bin/true").start().waitFor());
    all.put("start a shell", () -> Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", ":"}));
    all.put("make a file", () -> Files.createFile(folder.resolve("made")));
    all.put("make a file in the working folder", () -> Files.createFile(Path.of("made-here")));
    all.put("make a temporary file", () -> Files.createTempFile("attempt", null));
    all.put("make a folder", () -> Files.createDirectory(folder.resolve("folder")));
    all.put("overwrite a file", () -> Files.writeString(file, "other"));
    all.put("open a file to change it", () -> new RandomAccessFile(file.toFile(), "rw"));
    all.put("link a file", () -> Files.createLink(folder.resolve("hard"), file));
    all.put("point at a file", () -> Files.createSymbolicLink(folder.resolve("soft"), file));
    all.put("date a file", () -> Files.setLastModifiedTime(file, FileTime.fromMillis(0)));
    all.put(
        "permit a file",
        () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx")));
    all.put("move a file", () -> Files.move(file, folder.resolve("moved")));
    all.put(
        "delete a file",
        () -> {
          Files.delete(folder.resolve("other"));
          return file;
        });
    all.put("signal the parent", Attempts::signalParent);
    return all;
  }

  private static long listed(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.count();
    }
  }

  private static String send(int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByAddress(LOOPBACK), port));
      return "sent";
    }
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** Signal 0 asks whether one might. */
  private static int signalParent() throws IOException {
    int parent = (int) ProcessHandle.current().parent().orElseThrow().pid();
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle kill =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("kill"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int result = (int) kill.invokeExact(parent, 0);
      if (result != 0) {
        throw new IOException("refused");
      }
      return result;
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
