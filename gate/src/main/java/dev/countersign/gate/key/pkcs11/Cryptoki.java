package dev.countersign.gate.key.pkcs11;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of one PKCS#11 library (OASIS, PKCS #11 base specification 2.40 and 3.0), found by
 * their place in its table. Numbers are C's {@code unsigned long} of 64 bits, as on Linux and
 * macOS.
 */
final class Cryptoki {
  static final ValueLayout.OfLong ULONG = ValueLayout.JAVA_LONG;

  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final Map<Path, Cryptoki> LOADED = new ConcurrentHashMap<>();

  /** The table: a version of two bytes, then pointers. */
  private static final int FIRST_POINTER = 8;

  private static final long OK = 0;
  private static final long ALREADY_INITIALIZED = 0x191;

  /** The library may use the locks of the system: it is called from several threads. */
  private static final long OS_LOCKING = 2;

  private final Map<CryptokiFunction, MethodHandle> functions;

  private Cryptoki(Map<CryptokiFunction, MethodHandle> functions) {
    this.functions = Map.copyOf(functions);
  }

  /**
   * Loads the library, once in a process, and initialises it unless another part of the process has
   * done so.
   *
   * @throws TokenFault when there is no such library, or it does not start
   */
  static Cryptoki load(Path library) throws TokenFault {
    Cryptoki known = LOADED.get(library);
    if (known != null) {
      return known;
    }
    synchronized (LOADED) {
      Cryptoki loaded = LOADED.get(library);
      if (loaded == null) {
        loaded = fresh(library);
        loaded.initialize(library);
        LOADED.put(library, loaded);
      }
      return loaded;
    }
  }

  /** Calls a function and demands that it succeeded. */
  void call(CryptokiFunction function, String what, Object... arguments) throws TokenFault {
    long code = code(function, arguments);
    if (code != OK) {
      throw TokenFault.of(what, code);
    }
  }

  /** Calls a function and returns its code. */
  long code(CryptokiFunction function, Object... arguments) {
    try {
      return (long) Objects.requireNonNull(functions.get(function)).invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(
          "a call of PKCS#11 with wrong arguments: " + function.name(), e);
    }
  }

  private void initialize(Path library) throws TokenFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment arguments = arena.allocate(6 * ULONG.byteSize(), ULONG.byteAlignment());
      arguments.set(ULONG, 4 * ULONG.byteSize(), OS_LOCKING);
      long code = code(CryptokiFunction.INITIALIZE, arguments);
      if (code != OK && code != ALREADY_INITIALIZED) {
        throw TokenFault.of("starting the PKCS#11 library " + library, code);
      }
    }
  }

  private static Cryptoki fresh(Path library) throws TokenFault {
    Linker linker = Linker.nativeLinker();
    MemoryLayout number = linker.canonicalLayouts().get("long");
    if (number == null || number.byteSize() != ULONG.byteSize()) {
      throw TokenFault.of("PKCS#11 can be used on Linux and macOS only");
    }
    if (!Files.isRegularFile(library)) {
      throw TokenFault.of("there is no PKCS#11 library " + library);
    }
    try {
      MemorySegment list =
          SymbolLookup.libraryLookup(library, Arena.global())
              .find("C_GetFunctionList")
              .orElseThrow(() -> new IllegalArgumentException("no C_GetFunctionList"));
      return new Cryptoki(functions(linker, list));
    } catch (IllegalArgumentException e) {
      throw TokenFault.of(library + " is no PKCS#11 library for this machine");
    }
  }

  private static Map<CryptokiFunction, MethodHandle> functions(
      Linker linker, MemorySegment getFunctionList) throws TokenFault {
    MethodHandle getList =
        linker.downcallHandle(getFunctionList, FunctionDescriptor.of(ULONG, POINTER));
    int last = CryptokiFunction.ALL.stream().mapToInt(f -> f.index()).max().orElseThrow();
    long size = FIRST_POINTER + (last + 1L) * POINTER.byteSize();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment found = arena.allocate(POINTER);
      long code = (long) getList.invokeExact(found);
      if (code != OK) {
        throw TokenFault.of("asking the PKCS#11 library for its functions", code);
      }
      MemorySegment table = found.get(POINTER, 0).reinterpret(size);
      Map<CryptokiFunction, MethodHandle> functions = new HashMap<>();
      for (CryptokiFunction function : CryptokiFunction.ALL) {
        MemorySegment address =
            table.get(POINTER, FIRST_POINTER + function.index() * POINTER.byteSize());
        if (address.address() == 0) {
          throw TokenFault.of("the PKCS#11 library lacks the function " + function.name());
        }
        functions.put(function, linker.downcallHandle(address, function.descriptor()));
      }
      return functions;
    } catch (TokenFault e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("C_GetFunctionList could not be called", e);
    }
  }
}
