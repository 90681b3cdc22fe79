package dev.countersign.bench;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeReader;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.KeystoreSource;
import dev.countersign.gate.key.Secret;
import dev.countersign.gate.key.SecretSource;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one countersignature costs once it may be made: hashed, signed, and verified. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SigningBenchmark {
  private static final SafePayload PAYLOAD =
      SafeReader.read(Json.parse(Payloads.BYBIT, "The payload"));

  private final SigningKey key = open();

  /** A key out of a keystore, as a server opens it. */
  private static SigningKey open() {
    Surroundings surroundings =
        new Surroundings(name -> null, what -> new Secret("a password".repeat(2).toCharArray()));
    try (PrivateKey made = PrivateKey.generate(new SecureRandom())) {
      Path folder = Files.createTempDirectory("countersign-bench-");
      Path file = folder.resolve("key.json");
      SigningKey opened =
          new KeystoreSource(file, new SecretSource.Asked())
              .write(made, surroundings, 4_096, new SecureRandom());
      Files.delete(file);
      Files.delete(folder);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From the fields of a Safe transaction to a verified signature. */
  @Benchmark
  public Signature65 signASafeTransaction() throws KeyFault {
    SafeHash hash =
        SafeHash.of(
            SafeVersion.parse("1.4.1"),
            1L,
            Objects.requireNonNull(PAYLOAD.safe()),
            PAYLOAD.transaction());
    return key.sign(SigningInput.of(hash));
  }
}
