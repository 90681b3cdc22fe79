package dev.countersign.lure.code;

import dev.countersign.lure.code.syntax.Grammar;
import dev.countersign.lure.code.syntax.Ir;
import dev.countersign.lure.code.syntax.JavaScriptLowering;
import dev.countersign.lure.code.syntax.PythonLowering;
import dev.countersign.lure.code.syntax.Skipped;
import dev.countersign.lure.code.syntax.Source;
import dev.countersign.lure.code.value.Scope;
import java.nio.charset.StandardCharsets;

/**
 * Reads code of any language, and code within code.
 *
 * @param depth how deep in other code this stands, from 0
 */
record Reader(int depth) implements Inner {
  private static final int DEEPEST = 4;

  /** A file. */
  void read(Source source, Language language, Notes notes) {
    Skipped skipped = (start, end) -> skipped(source, start, end, language, notes);
    switch (language) {
      case JAVASCRIPT ->
          follow(
              JavaScriptLowering.of(source, Grammar.JAVASCRIPT, notes.pace(), skipped),
              false,
              notes);
      case TYPESCRIPT ->
          follow(
              JavaScriptLowering.of(source, Grammar.TYPESCRIPT, notes.pace(), skipped),
              false,
              notes);
      case PYTHON -> follow(PythonLowering.of(source, notes.pace(), skipped), true, notes);
      case SHELL -> new ShellReading(notes, this).read(source);
      case POWERSHELL, BATCH, VBSCRIPT, APPLESCRIPT ->
          WindowsReading.read(source.text(0, source.length()), language, notes, this);
      case NOTEBOOK -> Notebook.read(source, notes, this);
    }
  }

  /** A part without a word that could matter is passed over as a whole file like that is. */
  private static void skipped(Source source, int start, int end, Language language, Notes notes) {
    byte[] part = source.text(start, end).getBytes(StandardCharsets.UTF_8);
    if (Prefilter.worthReading(part, language)) {
      notes.unread(
          start,
          "A part of it is too long or too deeply nested to be read (" + part.length + " bytes).");
    }
  }

  @Override
  public void read(String code, Language language, Notes notes, int at, String within) {
    if (depth >= DEEPEST || code.isBlank()) {
      return;
    }
    Source inner = new Source(code.getBytes(StandardCharsets.UTF_8));
    Notes found = new Notes(inner, notes.line(at), within, notes.pace());
    found.during(notes.when());
    try {
      new Reader(depth + 1).read(inner, language, found);
    } finally {
      found.all().forEach(notes::add);
    }
  }

  private void follow(Ir program, boolean python, Notes notes) {
    Known known = new Known(notes, python, this);
    Evaluation evaluation = new Evaluation(known);
    Scope scope = new Scope(null);
    When now = notes.when();
    boolean spent = false;
    for (int look = 0; look < 2; look++) {
      notes.during(now);
      evaluation.eval(program, scope);
      notes.during(When.IN_FUNCTION);
      evaluation.functions().uncalled();
      spent |= evaluation.over();
      if (!known.anything()) {
        break;
      }
      evaluation.again();
      evaluation.functions().again();
    }
    notes.during(now);
    known.conclude();
    if (spent) {
      notes.unread(
          notes.reached(),
          "Following all that it does takes too long: what comes of it is not known.");
    }
  }
}
