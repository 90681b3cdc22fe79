package dev.countersign.gate.key.pkcs11;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * A function of PKCS#11 that is used here.
 *
 * @param index its place in the table of functions, the first being 0
 */
record CryptokiFunction(String name, int index, FunctionDescriptor descriptor) {
  private static final MemoryLayout NUMBER = ValueLayout.JAVA_LONG;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  static final CryptokiFunction INITIALIZE = of("C_Initialize", 0, POINTER);
  static final CryptokiFunction GET_SLOT_LIST =
      of("C_GetSlotList", 4, ValueLayout.JAVA_BYTE, POINTER, POINTER);
  static final CryptokiFunction GET_TOKEN_INFO = of("C_GetTokenInfo", 6, NUMBER, POINTER);
  static final CryptokiFunction OPEN_SESSION =
      of("C_OpenSession", 12, NUMBER, NUMBER, POINTER, POINTER, POINTER);
  static final CryptokiFunction CLOSE_SESSION = of("C_CloseSession", 13, NUMBER);
  static final CryptokiFunction LOGIN = of("C_Login", 18, NUMBER, NUMBER, POINTER, NUMBER);
  static final CryptokiFunction GET_ATTRIBUTE_VALUE =
      of("C_GetAttributeValue", 24, NUMBER, NUMBER, POINTER, NUMBER);
  static final CryptokiFunction FIND_OBJECTS_INIT =
      of("C_FindObjectsInit", 26, NUMBER, POINTER, NUMBER);
  static final CryptokiFunction FIND_OBJECTS =
      of("C_FindObjects", 27, NUMBER, POINTER, NUMBER, POINTER);
  static final CryptokiFunction FIND_OBJECTS_FINAL = of("C_FindObjectsFinal", 28, NUMBER);
  static final CryptokiFunction SIGN_INIT = of("C_SignInit", 42, NUMBER, POINTER, NUMBER);
  static final CryptokiFunction SIGN = of("C_Sign", 43, NUMBER, POINTER, NUMBER, POINTER, POINTER);
  static final CryptokiFunction GENERATE_KEY_PAIR =
      of(
          "C_GenerateKeyPair",
          59,
          NUMBER,
          POINTER,
          POINTER,
          NUMBER,
          POINTER,
          NUMBER,
          POINTER,
          POINTER);

  /** All of them. */
  static final List<CryptokiFunction> ALL =
      List.of(
          INITIALIZE,
          GET_SLOT_LIST,
          GET_TOKEN_INFO,
          OPEN_SESSION,
          CLOSE_SESSION,
          LOGIN,
          GET_ATTRIBUTE_VALUE,
          FIND_OBJECTS_INIT,
          FIND_OBJECTS,
          FIND_OBJECTS_FINAL,
          SIGN_INIT,
          SIGN,
          GENERATE_KEY_PAIR);

  private static CryptokiFunction of(String name, int index, MemoryLayout... arguments) {
    return new CryptokiFunction(name, index, FunctionDescriptor.of(NUMBER, arguments));
  }
}
