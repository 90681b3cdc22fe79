package dev.countersign.lure.code.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small form of a program, of any language. Statements are expressions too; what does not matter
 * to the flow of values is an {@link Every}, whose parts are only looked at.
 */
public sealed interface Ir {
  /** A literal string. */
  record Text(int start, int end, String value) implements Ir {}

  /** A literal whole number. */
  record Whole(int start, int end, long value) implements Ir {}

  /** A name. */
  record Name(int start, int end, String id) implements Ir {}

  /** {@code object.name}. */
  record Member(int start, int end, Ir object, String name) implements Ir {}

  /** {@code object[key]}. */
  record Index(int start, int end, Ir object, Ir key) implements Ir {}

  /** A call, or {@code new}. */
  record Call(int start, int end, Ir callee, List<Ir> arguments, boolean fresh) implements Ir {}

  /** An argument by name. */
  record Named(int start, int end, String name, Ir value) implements Ir {}

  /** Parts put one behind the other: {@code +} and templates. */
  record Concat(int start, int end, List<Ir> parts) implements Ir {}

  /** Another operation of two values. */
  record Operation(int start, int end, String operator, Ir left, Ir right) implements Ir {}

  /** A list or tuple. */
  record Items(int start, int end, List<Ir> items) implements Ir {}

  /** An object or dictionary; as a target, its parts taken out. */
  record Fields(int start, int end, List<Field> fields) implements Ir {}

  /** One of an object's fields; the key null where it is computed or spread. */
  record Field(@Nullable String key, Ir value) {}

  /** A function; a method's own name is kept. */
  record Function(int start, int end, String name, List<Ir> parameters, Ir body) implements Ir {}

  /** A class: its methods and fields. */
  record Type(int start, int end, String name, List<Ir> body) implements Ir {}

  /** A value given to a name, a field or a pattern. */
  record Assign(int start, int end, Ir target, Ir value, boolean declared, boolean added)
      implements Ir {}

  /** One after the other; the value is the last one's. */
  record Block(int start, int end, List<Ir> body) implements Ir {}

  /** One or another of them happens. */
  record Either(int start, int end, List<Ir> ways) implements Ir {}

  /** A body for each item; a comprehension's value is the list of its bodies. */
  record Each(int start, int end, @Nullable Ir target, Ir over, Ir body, boolean collected)
      implements Ir {}

  /** A value returned. */
  record Return(int start, int end, Ir value) implements Ir {}

  /** A module under a name; the member empty where it is the whole. */
  record Import(int start, int end, String module, String member, String name) implements Ir {}

  /** All of them are looked at; what comes out is not known but for where it is from. */
  record Every(int start, int end, List<Ir> parts) implements Ir {}

  /** Where it begins: a byte of the file. */
  int start();

  /** Where it ends: the byte behind it. */
  int end();
}
