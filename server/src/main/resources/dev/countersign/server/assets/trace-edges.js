"use strict";

// Thousands of edges, drawn beneath the accounts in slices short enough that nothing waits for them. While the
// graph moves, their picture moves along; where it rests they are drawn anew.

class TraceEdges {
  /** @param field what they are drawn in, as large as the graph and right behind it */
  constructor(field) {
    this.field = field;
    this.lines = []; // of each width, the ends of its lines: x, y, x, y
    this.widths = [];
    this.colour = "";
    this.turn = 0;
    this.front = this.canvas();
    this.back = this.canvas();
    this.at = { zoom: 1, x: 0, y: 0, left: 0, top: 0 };
  }

  canvas() {
    const made = document.createElement("canvas");
    made.hidden = true;
    this.field.append(made);
    return made;
  }

  /**
   * These are the edges now.
   *
   * @param lines of each width a list of ends in the graph's own places
   * @param widths in the graph's own size
   */
  set(lines, widths, colour) {
    this.lines = lines;
    this.widths = widths;
    this.colour = colour;
  }

  get empty() {
    return this.lines.every((some) => some.length === 0);
  }

  /** The graph is seen like that now; what is drawn already moves along. */
  move(zoom, pan) {
    const scale = zoom / this.at.zoom;
    const x = pan.x - this.at.left * scale - this.at.x * scale;
    const y = pan.y - this.at.top * scale - this.at.y * scale;
    this.front.style.transform = "translate(" + x + "px," + y + "px) scale(" + scale + ")";
  }

  /** Draws them for how the graph is seen now, slice by slice, and shows them when all are there. */
  draw(zoom, pan, done) {
    const turn = ++this.turn;
    if (this.empty) {
      this.front.hidden = true;
      this.back.hidden = true;
      done?.();
      return;
    }
    const { clientWidth: wide, clientHeight: high } = this.field;
    const at = { zoom, x: pan.x, y: pan.y, left: Math.round(wide / 2), top: Math.round(high / 2) };
    const canvas = this.back;
    canvas.width = wide + 2 * at.left;
    canvas.height = high + 2 * at.top;
    // Drawn by the processor: then a slice has taken as long as it takes when it ends.
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.strokeStyle = this.colour;
    pen.globalAlpha = 0.45;
    const [x0, y0] = [pan.x + at.left, pan.y + at.top];
    const [lines, widths] = [this.lines, this.widths];
    let width = 0;
    let next = 0;
    const slice = () => {
      if (turn !== this.turn) {
        return; // they are drawn otherwise by now
      }
      const until = performance.now() + 5;
      while (width < lines.length && performance.now() < until) {
        const some = lines[width];
        pen.lineWidth = Math.max(0.4, widths[width] * zoom);
        pen.beginPath();
        for (const end = Math.min(some.length, next + 4 * 50); next < end; next += 4) {
          const [ax, ay] = [some[next] * zoom + x0, some[next + 1] * zoom + y0];
          const [bx, by] = [some[next + 2] * zoom + x0, some[next + 3] * zoom + y0];
          const off =
            Math.max(ax, bx) < 0 || Math.max(ay, by) < 0 || Math.min(ax, bx) > canvas.width || Math.min(ay, by) > canvas.height;
          if (!off) {
            pen.moveTo(ax, ay);
            pen.lineTo(bx, by);
          }
        }
        pen.stroke();
        if (next >= some.length) {
          width++;
          next = 0;
        }
      }
      if (width < lines.length) {
        requestAnimationFrame(slice);
        return;
      }
      this.back = this.front;
      this.front = canvas;
      this.at = at;
      canvas.style.left = canvas.style.top = "0";
      canvas.style.transform = "translate(" + -at.left + "px," + -at.top + "px)";
      canvas.hidden = false;
      this.back.hidden = true;
      done?.();
    };
    requestAnimationFrame(slice);
  }
}
