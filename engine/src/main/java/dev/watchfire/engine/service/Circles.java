// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Finds services that need each other in a circle. A service that needs itself is none.
final class Circles {
    private static final int UNSEEN = -1;

    private final List<Service> all;
    private final List<List<Integer>> needs = new ArrayList<>();

    Circles(List<Service> all, Map<String, Integer> positions) {
        this.all = all;
        for (int i = 0; i < all.size(); i++) {
            List<Integer> needed = new ArrayList<>();
            for (String name : all.get(i).dependsOn()) {
                Integer position = positions.get(name);
                if (position != null && position != i) {
                    needed.add(position);
                }
            }
            needs.add(needed);
        }
    }

    List<List<Service>> find() {
        int[] knots = knots();
        boolean[] shown = new boolean[all.size()];
        List<List<Service>> circles = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!shown[knots[i]]) {
                List<Integer> way = wayRound(i, knots);
                if (!way.isEmpty()) {
                    shown[knots[i]] = true;
                    circles.add(way.stream().map(position -> all.get(position)).toList());
                }
            }
        }
        return circles;
    }

    /// Which strongly connected component each belongs to: Tarjan's algorithm with a stack of its
    /// own, since a chain may be longer than the thread's.
    private int[] knots() {
        int count = all.size();
        int[] order = new int[count];
        int[] low = new int[count];
        int[] knot = new int[count];
        int[] next = new int[count];
        boolean[] open = new boolean[count];
        Arrays.fill(order, UNSEEN);
        ArrayDeque<Integer> path = new ArrayDeque<>();
        ArrayDeque<Integer> members = new ArrayDeque<>();
        int seen = 0;
        for (int start = 0; start < count; start++) {
            if (order[start] == UNSEEN) {
                path.push(start);
            }
            while (!path.isEmpty()) {
                int at = path.peek();
                if (order[at] == UNSEEN) {
                    order[at] = low[at] = seen++;
                    members.push(at);
                    open[at] = true;
                }
                if (next[at] < needs.get(at).size()) {
                    int to = needs.get(at).get(next[at]++);
                    if (order[to] == UNSEEN) {
                        path.push(to);
                    } else if (open[to]) {
                        low[at] = Math.min(low[at], order[to]);
                    }
                } else {
                    path.pop();
                    if (!path.isEmpty()) {
                        low[path.peek()] = Math.min(low[path.peek()], low[at]);
                    }
                    if (low[at] == order[at]) {
                        int member;
                        do {
                            member = members.pop();
                            open[member] = false;
                            knot[member] = at;
                        } while (member != at);
                    }
                }
            }
        }
        return knot;
    }

    /// The shortest way from a service back to it, or nothing.
    private List<Integer> wayRound(int start, int[] knots) {
        int[] before = new int[all.size()];
        Arrays.fill(before, UNSEEN);
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int to : needs.get(at)) {
                if (to == start) {
                    List<Integer> way = new ArrayList<>();
                    way.add(start);
                    for (int step = at; step != start; step = before[step]) {
                        way.add(step);
                    }
                    way.add(start);
                    Collections.reverse(way);
                    return way;
                }
                if (knots[to] == knots[start] && before[to] == UNSEEN) {
                    before[to] = at;
                    queue.add(to);
                }
            }
        }
        return List.of();
    }
}
