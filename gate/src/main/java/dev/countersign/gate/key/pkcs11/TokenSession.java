package dev.countersign.gate.key.pkcs11;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session with a token in which its user is logged in. Its calls are carried out one after the
 * other. It is not logged out when it is closed: a login belongs to the whole process, whose other
 * sessions may be in use.
 */
public final class TokenSession implements AutoCloseable {
  private static final long OK = 0;
  private static final long ALREADY_LOGGED_IN = 0x100;
  private static final long SERIAL = 4;
  private static final long READ_WRITE = 2;
  private static final long USER = 1;
  private static final long GENERATE_EC = 0x1040;
  private static final long ECDSA = 0x1041;
  private static final int MOST_KEYS = 1_000;

  private static final Bytes FALSE = Bytes.fromHex("0x00");

  /** The object identifier 1.3.132.0.10 in DER. */
  private static final Bytes SECP256K1 = Bytes.fromHex("0x06052b8104000a");

  private final Cryptoki library;
  private final Token token;
  private final long session;

  private TokenSession(Cryptoki library, Token token, long session) {
    this.library = library;
    this.token = token;
    this.session = session;
  }

  /**
   * Opens a session and logs its user in.
   *
   * @param pin UTF-8; the caller wipes it
   * @param writing true to make keys
   * @throws TokenFault when the token refuses, is not set up, or one more wrong PIN would lock it:
   *     then a person must log in by other means first
   */
  public static TokenSession open(Token token, byte[] pin, boolean writing) throws TokenFault {
    if (!token.isInitialized()) {
      throw TokenFault.of(token.words() + " is not set up yet");
    }
    if (token.isLocked() || token.isAtItsLastTry()) {
      throw TokenFault.of(
          token.words()
              + (token.isLocked()
                  ? " is locked; its security officer must unlock it"
                  : " would be locked by one more wrong PIN, so it is not tried; log in by its own"
                      + " tool first"));
    }
    Cryptoki library = Cryptoki.load(token.library());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle = arena.allocate(Cryptoki.ULONG);
      library.call(
          CryptokiFunction.OPEN_SESSION,
          "opening a session with " + token.words(),
          token.slot(),
          writing ? SERIAL | READ_WRITE : SERIAL,
          MemorySegment.NULL,
          MemorySegment.NULL,
          handle);
      TokenSession opened = new TokenSession(library, token, handle.get(Cryptoki.ULONG, 0));
      opened.login(pin, arena);
      return opened;
    }
  }

  private void login(byte[] pin, Arena arena) throws TokenFault {
    MemorySegment copy = arena.allocate(Math.max(1, pin.length));
    MemorySegment.copy(pin, 0, copy, ValueLayout.JAVA_BYTE, 0, pin.length);
    long code = library.code(CryptokiFunction.LOGIN, session, USER, copy, (long) pin.length);
    copy.fill((byte) 0);
    if (code != OK && code != ALREADY_LOGGED_IN) {
      close();
      throw TokenFault.of("logging in to " + token.words(), code);
    }
  }

  /**
   * The keys of secp256k1 that have their public key beside them.
   *
   * @param label only those with it, or null for any
   * @param id only those with it, or null for any
   * @throws TokenFault when the token does not say
   */
  public synchronized List<TokenKey> keys(@Nullable String label, @Nullable Bytes id)
      throws TokenFault {
    Attributes wanted =
        new Attributes()
            .with(Attributes.CLASS, Attributes.PRIVATE_KEY)
            .with(Attributes.KEY_TYPE, Attributes.EC);
    if (label != null) {
      wanted.with(Attributes.LABEL, label);
    }
    if (id != null) {
      wanted.with(Attributes.ID, id);
    }
    List<TokenKey> keys = new ArrayList<>();
    for (long handle : find(wanted)) {
      read(handle).ifPresent(keys::add);
    }
    return keys;
  }

  /**
   * Makes a key that signs and never leaves the token.
   *
   * @param label no other key may have it
   * @param id 1 to 64 bytes, random
   * @throws TokenFault when there is such a key already, or the token refuses
   */
  public synchronized TokenKey generate(String label, Bytes id) throws TokenFault {
    if (!find(new Attributes().with(Attributes.LABEL, label)).isEmpty()) {
      throw TokenFault.of(token.words() + " holds something labelled \"" + label + "\" already");
    }
    Attributes open =
        new Attributes()
            .with(Attributes.TOKEN, true)
            .with(Attributes.VERIFY, true)
            .with(Attributes.EC_PARAMS, SECP256K1)
            .with(Attributes.LABEL, label)
            .with(Attributes.ID, id);
    Attributes secret =
        new Attributes()
            .with(Attributes.TOKEN, true)
            .with(Attributes.PRIVATE, true)
            .with(Attributes.SENSITIVE, true)
            .with(Attributes.EXTRACTABLE, false)
            .with(Attributes.SIGN, true)
            .with(Attributes.LABEL, label)
            .with(Attributes.ID, id);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handles = arena.allocate(Cryptoki.ULONG, 2);
      library.call(
          CryptokiFunction.GENERATE_KEY_PAIR,
          "making a key in " + token.words(),
          session,
          mechanism(GENERATE_EC, arena),
          open.in(arena),
          (long) open.count(),
          secret.in(arena),
          (long) secret.count(),
          handles,
          handles.asSlice(Long.BYTES));
      return read(handles.getAtIndex(Cryptoki.ULONG, 1))
          .orElseThrow(
              () -> TokenFault.of(token.words() + " made a key whose public key it does not show"));
    }
  }

  /**
   * Signs by ECDSA.
   *
   * @param key found by this session
   * @param digest 32 bytes
   * @return 64 bytes, r and s as the token made them; who signed is not verified yet
   * @throws TokenFault when the token refuses
   */
  public synchronized Bytes sign(TokenKey key, Bytes digest) throws TokenFault {
    String what = "signing with " + token.words();
    try (Arena arena = Arena.ofConfined()) {
      library.call(
          CryptokiFunction.SIGN_INIT, what, session, mechanism(ECDSA, arena), key.handle());
      MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, digest.toArray());
      MemorySegment signature = arena.allocate(256);
      MemorySegment length = arena.allocate(Cryptoki.ULONG);
      length.set(Cryptoki.ULONG, 0, signature.byteSize());
      library.call(
          CryptokiFunction.SIGN, what, session, data, (long) digest.length(), signature, length);
      if (length.get(Cryptoki.ULONG, 0) != 64) {
        throw TokenFault.of(token.words() + " made a signature that has not 64 bytes");
      }
      return Bytes.of(signature.asSlice(0, 64).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Override
  public void close() {
    library.code(CryptokiFunction.CLOSE_SESSION, session);
  }

  private Optional<TokenKey> read(long handle) throws TokenFault {
    if (!attribute(handle, Attributes.EC_PARAMS).equals(SECP256K1)) {
      return Optional.empty();
    }
    Bytes id = attribute(handle, Attributes.ID);
    String label =
        new String(attribute(handle, Attributes.LABEL).toArray(), StandardCharsets.UTF_8);
    if (isTrue(attribute(handle, Attributes.ALWAYS_AUTHENTICATE))) {
      return Optional.empty();
    }
    return address(id, label)
        .map(address ->
            new TokenKey(
                handle,
                label,
                id,
                address,
                !attribute(handle, Attributes.EXTRACTABLE).equals(FALSE)));
  }

  /** The public key beside a private one has the same id or, where there is none, label. */
  private Optional<Address> address(Bytes id, String label) throws TokenFault {
    Attributes wanted =
        new Attributes()
            .with(Attributes.CLASS, Attributes.PUBLIC_KEY)
            .with(Attributes.KEY_TYPE, Attributes.EC);
    List<Long> found =
        find(id.isEmpty() ? wanted.with(Attributes.LABEL, label) : wanted.with(Attributes.ID, id));
    return found.size() == 1
        ? point(attribute(found.getFirst(), Attributes.EC_POINT)).flatMap(Secp256k1::addressOfPoint)
        : Optional.empty();
  }

  /** Within a DER octet string as the specification says, or bare as some tokens give it. */
  private static Optional<Bytes> point(Bytes value) {
    if (value.length() == 67 && value.at(0) == 0x04 && value.at(1) == 0x41) {
      return Optional.of(value.from(2));
    }
    return value.length() == 65 ? Optional.of(value) : Optional.empty();
  }

  private List<Long> find(Attributes wanted) throws TokenFault {
    String what = "searching " + token.words();
    try (Arena arena = Arena.ofConfined()) {
      library.call(
          CryptokiFunction.FIND_OBJECTS_INIT,
          what,
          session,
          wanted.in(arena),
          (long) wanted.count());
      try {
        MemorySegment handles = arena.allocate(Cryptoki.ULONG, MOST_KEYS);
        MemorySegment count = arena.allocate(Cryptoki.ULONG);
        library.call(
            CryptokiFunction.FIND_OBJECTS, what, session, handles, (long) MOST_KEYS, count);
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < Math.min(count.get(Cryptoki.ULONG, 0), MOST_KEYS); i++) {
          found.add(handles.getAtIndex(Cryptoki.ULONG, i));
        }
        return found;
      } finally {
        library.code(CryptokiFunction.FIND_OBJECTS_FINAL, session);
      }
    }
  }

  private Bytes attribute(long object, long type) {
    return Attributes.read(library, session, object, type);
  }

  private static boolean isTrue(Bytes value) {
    return !value.isZero();
  }

  private static MemorySegment mechanism(long type, Arena arena) {
    MemorySegment mechanism = arena.allocate(3 * Long.BYTES, Long.BYTES);
    mechanism.set(Cryptoki.ULONG, 0, type);
    return mechanism;
  }
}
