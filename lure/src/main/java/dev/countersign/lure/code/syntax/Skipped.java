package dev.countersign.lure.code.syntax;

/** Is told what of a file was not brought to the small form. */
@FunctionalInterface
public interface Skipped {
  /** What stands between two bytes was not looked at. */
  void part(int start, int end);
}
