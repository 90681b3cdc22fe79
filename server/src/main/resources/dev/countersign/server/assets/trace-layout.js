"use strict";

// Which accounts of a trace are shown, which are folded into "more", and where they stand. Nothing here
// touches the page, so that it can be measured and tried by itself.

class TraceView {
  /** @param told what the server says of the graph */
  constructor(told) {
    this.told = told;
    this.stolen = BigInt(told.stolen);
    this.nodes = told.nodes.map(([account, layer, parent, came, rests, place, name, kind], id) => ({
      id, account, layer, parent, came: BigInt(came), rests: BigInt(rests), place, name, kind, children: [],
    }));
    this.edges = told.edges;
    this.moves = told.moves.map(([edge, when, value]) => [edge, when, BigInt(value)]);
    this.first = this.moves.length ? this.moves[0][1] : 0;
    this.last = this.moves.length ? this.moves[this.moves.length - 1][1] : 0;
    this.roots = [];
    for (const node of this.nodes) {
      (node.parent < 0 ? this.roots : this.nodes[node.parent].children).push(node);
    }
    const larger = (a, b) => (a.came === b.came ? a.id - b.id : a.came > b.came ? -1 : 1);
    this.nodes.forEach((node) => node.children.sort(larger));
    this.roots.sort(larger);
    this.shown = new Int32Array(this.nodes.length); // of each, how many children are unfolded
    this.kept = new Set(); // accounts that somebody pinned: they are shown whatever is folded or dust
    this.landmarks = new Set(); // the same for those that lead somewhere
    this.until = Infinity;
    this.dust = 0n;
    this.weigh();
  }

  /** Adds up what had moved until then. */
  weigh() {
    this.values = new Array(this.edges.length).fill(0n);
    for (const [edge, when, value] of this.moves) {
      if (when <= this.until) {
        this.values[edge] += value;
      }
    }
    this.came = this.nodes.map((node) => (node.parent < 0 ? node.came : 0n));
    this.edges.forEach(([, to], edge) => {
      if (this.nodes[to].parent >= 0) {
        this.came[to] += this.values[edge];
      }
    });
  }

  /** As it was at a moment; Infinity for the end. */
  at(until) {
    this.until = until;
    this.weigh();
  }

  /** Unfolds the accounts to which most came, so many of them, and no deeper than that. */
  unfoldLargest(count, deepest) {
    this.shown.fill(0);
    // Parents before children: a heap would be faster, and there are few.
    const open = [...this.roots];
    let left = count - open.length;
    const next = new Map();
    for (const root of open) {
      next.set(root, 0);
    }
    while (left > 0 && next.size) {
      let best;
      for (const [node, at] of next) {
        const child = node.children[at];
        if (!child || child.layer > deepest) {
          next.delete(node);
        } else if (!best || child.came > best.child.came) {
          best = { node, child, at };
        }
      }
      if (!best) {
        break;
      }
      next.set(best.node, best.at + 1);
      next.set(best.child, 0);
      this.shown[best.node.id] = best.at + 1;
      left--;
    }
  }

  unfoldAll() {
    this.nodes.forEach((node) => (this.shown[node.id] = node.children.length));
  }

  /** Shows more of what is folded below an account. */
  unfold(id) {
    const all = this.nodes[id].children.length;
    this.shown[id] = all - this.shown[id] <= 24 ? all : this.shown[id] + 12;
  }

  /** Folds everything below an account. */
  fold(id) {
    const open = [id];
    while (open.length) {
      const at = open.pop();
      if (this.shown[at] > 0) {
        this.nodes[at].children.slice(0, this.shown[at]).forEach((child) => open.push(child.id));
        this.shown[at] = 0;
      }
    }
  }

  /** Shows an account whatever is folded. */
  reveal(id) {
    this.landmarks.add(id);
  }

  /** Shows the largest places at which value left its owners' hands, and what else was shown no longer. */
  revealPlaces(count) {
    const ends = ["service", "bridge", "mixer"];
    this.landmarks.clear();
    this.nodes
      .filter((node) => ends.includes(node.place))
      .sort((a, b) => (a.came > b.came ? -1 : 1))
      .slice(0, count)
      .forEach((node) => this.landmarks.add(node.id));
  }

  /** What is to be seen. Nodes are numbered as they come; those from the count of accounts on are groups. */
  view() {
    const n = this.nodes.length;
    const seat = new Int32Array(n).fill(-1); // where each account is shown: itself, a group, or nowhere
    const order = []; // of seats, parents first
    const dusty = { count: 0, value: 0n };
    const stack = [];
    const push = (node, group) => stack.push([node, group]);
    for (let i = this.roots.length - 1; i >= 0; i--) {
      push(this.roots[i], -1);
    }
    const members = new Map();
    while (stack.length) {
      const [node, group] = stack.pop();
      if (typeof node === "number") {
        order.push(node); // a group, behind the children that are shown
        continue;
      }
      const kept = this.kept.has(node.id) || this.landmarks.has(node.id);
      const gone = node.parent >= 0 && !kept && (this.came[node.id] === 0n || this.came[node.id] < this.dust);
      let below = group;
      if (gone) {
        if (this.came[node.id] > 0n) {
          dusty.count++;
        }
      } else if (group < 0 || kept) {
        seat[node.id] = node.id;
        order.push(node.id);
        below = -1;
      } else {
        seat[node.id] = group;
        members.set(group, (members.get(group) ?? 0) + 1);
      }
      if (below >= 0) {
        for (let i = node.children.length - 1; i >= 0; i--) {
          push(node.children[i], below);
        }
      } else {
        const own = n + node.id;
        const all = node.children.length;
        const shown = all - this.shown[node.id] === 1 ? all : this.shown[node.id]; // one alone needs no group
        for (let i = node.children.length - 1; i >= shown; i--) {
          push(node.children[i], own);
        }
        if (shown < node.children.length) {
          stack.push([own, -1]);
        }
        for (let i = shown - 1; i >= 0; i--) {
          push(node.children[i], -1);
        }
      }
    }
    const pairs = new Map();
    const into = new Map();
    this.edges.forEach(([from, to], edge) => {
      const value = this.values[edge];
      const a = seat[from];
      const b = seat[to];
      if (value === 0n) {
        return;
      }
      if (b < 0 && this.came[to] > 0n) {
        dusty.value += value;
      }
      if (a < 0 || b < 0 || a === b) {
        return;
      }
      const key = a * 2 * n + b;
      const pair = pairs.get(key);
      if (pair) {
        pair.value += value;
      } else {
        pairs.set(key, { from: a, to: b, value });
      }
      if (b >= n) {
        into.set(b, (into.get(b) ?? 0n) + value);
      }
    });
    const seats = order.filter((at) => at < n || members.has(at));
    const edges = [...pairs.values()].filter((pair) => pair.value >= this.dust);
    return { seats, edges, members, into, dusty, places: this.places(seats) };
  }

  layer(seat) {
    const n = this.nodes.length;
    return seat < n ? this.nodes[seat].layer : this.nodes[seat - n].layer + 1;
  }

  /** Columns by hops; in each, what belongs to one account stands together, beside it where there is room. */
  places(seats) {
    const n = this.nodes.length;
    const many = seats.length > 300;
    const gap = many ? 34 : 58;
    const side = many ? 60 : 112; // between accounts of one column that has several abreast
    const rows = Math.max(14, Math.ceil(Math.sqrt(seats.length * (many ? 2.6 : 1.6))));
    const columns = [];
    for (const seat of seats) {
      (columns[this.layer(seat)] ??= []).push(seat);
    }
    const places = new Map();
    let x = 0;
    for (const column of columns) {
      if (!column) {
        continue;
      }
      const wide = Math.ceil(column.length / rows);
      if (wide > 1) {
        const tall = Math.ceil(column.length / wide);
        column.forEach((seat, i) =>
          places.set(seat, { x: x + (i % wide) * side, y: (Math.floor(i / wide) - (tall - 1) / 2) * gap }),
        );
        x += (wide - 1) * side;
      } else {
        const parent = (seat) => (seat < n ? this.nodes[seat].parent : seat - n);
        const middle = this.middles(column, parent);
        const met = new Map();
        let below = -Infinity;
        let off = 0;
        const ys = column.map((seat) => {
          const of = parent(seat);
          const i = met.get(of) ?? 0;
          met.set(of, i + 1);
          const wish = (places.get(of)?.y ?? 0) + (i - middle.get(of)) * gap;
          const y = Math.max(wish, below + gap);
          below = y;
          off += y - wish;
          return y;
        });
        const shift = off / column.length;
        column.forEach((seat, i) => places.set(seat, { x, y: ys[i] - shift }));
      }
      x += many ? 200 : 185;
    }
    return places;
  }

  /** Which of an account's children is level with it: where most of what it gave went. */
  middles(column, parent) {
    const n = this.nodes.length;
    const sums = new Map();
    const at = new Map();
    for (const seat of column) {
      const of = parent(seat);
      const i = at.get(of) ?? 0;
      at.set(of, i + 1);
      const weight = 1 + (seat < n ? Number((this.came[seat] * 1000n) / this.stolen) : 0);
      const sum = sums.get(of) ?? [0, 0];
      sums.set(of, [sum[0] + weight * i, sum[1] + weight]);
    }
    return new Map(Array.from(sums, ([of, [moment, weight]]) => [of, Math.round((2 * moment) / weight) / 2]));
  }
}
