package dev.countersign.server.alert;

import static dev.countersign.server.alert.AlertHouse.alert;
import static dev.countersign.server.alert.Telegraph.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.verdict.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CEF to real listeners. */
class SyslogTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private AlertHouse house;

  @BeforeEach
  void open(@TempDir Path data) {
    house = new AlertHouse(data);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Telegraph to(String url) throws IOException {
    return new Telegraph(
        house,
        folder,
        """
        alerts: 1
        channels: [{name: siem, syslog: {url: "%s"}, each: info}]
        escalation: {critical: [{tell: [siem]}]}
        """
            .formatted(url));
  }

  private void raise() {
    house.desk.raise(List.of(alert(Severity.HIGH, "wallet/1", "a|=\\ü", house.now)));
  }

  private static void check(String message) {
    assertThat(message)
        .startsWith(
            "<107>1 2026-01-10T12:00:00Z console.example countersign - alert - "
                + "CEF:0|Countersign|Countersign|1|moved-uncountersigned|"
                + "Incident 1, HIGH: Something of wallet/1 moved: a\\|=\\\\ü|8|")
        .contains(" msg=Something of wallet/1 moved: a|\\=\\\\ü ");
  }

  @Test
  void comesAsOneDatagramEach() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        AlertCouriers couriers = to("udp://127.0.0.1:" + socket.getLocalPort()).start(house.bell)) {
      socket.setSoTimeout(60_000);
      raise();
      DatagramPacket packet = new DatagramPacket(new byte[9_000], 9_000);
      socket.receive(packet);
      check(new String(packet.getData(), 0, packet.getLength(), UTF_8));
    }
  }

  @Test
  void comesOverTcpWithItsOctetsCountedAndIsKeptWhileNobodyListens() throws Exception {
    InetSocketAddress address;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = new InetSocketAddress(InetAddress.getLoopbackAddress(), probe.getLocalPort());
    }
    Telegraph telegraph = to("tcp://127.0.0.1:" + address.getPort());
    List<String> received = new CopyOnWriteArrayList<>();
    try (AlertCouriers couriers = telegraph.start(house.bell)) {
      raise();
      await(
          "an attempt",
          () -> {
            var all = telegraph.deliveries.all("queued", Long.MAX_VALUE, 1);
            return !all.isEmpty()
                && !telegraph.deliveries.attempts(List.of(all.getFirst().id())).isEmpty();
          });
      try (ServerSocket server = new ServerSocket()) {
        server.setReuseAddress(true);
        server.bind(address);
        Thread listener = Thread.ofVirtual().start(() -> read(server, received));
        house.now = house.now.plusSeconds(5);
        await("it arrived", () -> !received.isEmpty());
        await(
            "it is done with",
            () -> !telegraph.deliveries.all("sent", Long.MAX_VALUE, 1).isEmpty());
        listener.join();
      }
    }
    check(received.getFirst());
  }

  @Test
  void comesOverTlsToACollectorThatItTrustsAlone() throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=siem", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("siem.p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    List<String> received = new CopyOnWriteArrayList<>();
    try (ServerSocket server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "tls://127.0.0.1:" + server.getLocalPort();
      Telegraph stranger = to(url);
      Thread refused = Thread.ofVirtual().start(() -> refuse(server));
      try (AlertCouriers couriers = stranger.start(house.bell)) {
        raise();
        await("an attempt", () -> !attempts(stranger).isEmpty());
        assertThat(attempts(stranger).getFirst().reason()).contains("did not take it");
      }
      refused.join();
      Telegraph trusting = to(url + "\", ca-file: \"ca.pem");
      Thread listener = Thread.ofVirtual().start(() -> read(server, received));
      house.now = house.now.plusSeconds(5);
      try (AlertCouriers couriers = trusting.start(house.bell)) {
        await("it arrived", () -> !received.isEmpty());
      }
      listener.join();
    }
    check(received.getFirst());
  }

  private static List<DeliveryStore.Attempt> attempts(Telegraph telegraph) {
    return telegraph.deliveries.attempts(
        telegraph.deliveries.all("", Long.MAX_VALUE, 10).stream().map(one -> one.id()).toList());
  }

  private static void refuse(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                arguments[0],
                "-alias",
                "siem",
                "-keystore",
                folder.resolve("siem.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
    command.addAll(List.of(arguments).subList(1, arguments.length));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** RFC 6587, 3.4.1: the length in octets, a space, the message. */
  static void read(ServerSocket server, List<String> received) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      StringBuilder length = new StringBuilder();
      for (int c = in.read(); c != ' '; c = in.read()) {
        length.append((char) c);
      }
      String message = new String(in.readNBytes(Integer.parseInt(length.toString())), UTF_8);
      assertThat(in.read()).as("one message").isEqualTo(-1);
      received.add(message);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
