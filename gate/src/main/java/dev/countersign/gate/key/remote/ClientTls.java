package dev.countersign.gate.key.remote;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS with authorities and a client certificate of its own. */
public final class ClientTls {
  private static final long LARGEST = 1 << 20;

  private ClientTls() {}

  /**
   * A context.
   *
   * @param authorities a file of certificates in PEM; null for those of the platform
   * @param certificate a PKCS#12 file with a certificate and its key; null for none
   * @param password of that file; the caller wipes it
   * @throws UnreadableInput when a file cannot be read, is no such file, or the password is another
   */
  public static SSLContext context(
      @Nullable Path authorities, @Nullable Path certificate, char @Nullable [] password) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          certificate == null ? null : keys(certificate, password),
          authorities == null ? null : trust(authorities),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new UnreadableInput(
          "The certificates for the remote signer cannot be used: " + e.getClass().getSimpleName());
    }
  }

  private static KeyManager[] keys(Path file, char @Nullable [] password)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(read(file, "The client certificate")), password);
    } catch (IOException e) {
      throw new UnreadableInput(
          e.getCause() instanceof UnrecoverableKeyException
              ? "The password does not open the client certificate " + file
              : "The client certificate " + file + " is no PKCS#12 file that can be read");
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(Path file) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty store has nothing to read", e);
    }
    int number = 0;
    for (Certificate certificate : certificates(file)) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    if (number == 0) {
      throw new UnreadableInput("The file of authorities " + file + " holds no certificate");
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(Path file) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(read(file, "The file of authorities")));
    } catch (CertificateException e) {
      throw new UnreadableInput(
          "The file of authorities " + file + " holds no certificates in PEM");
    }
  }

  private static byte[] read(Path file, String what) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new UnreadableInput(what + " " + file + " has more than 1 MiB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UnreadableInput(what + " " + file + " could not be read");
    }
  }
}
