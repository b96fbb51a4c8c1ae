// Plies a second of tracks40 in boardgame.io, for bench_tracks40.py.
// node tracks40.mjs FOLDER SECONDS, where FOLDER/node_modules holds boardgame.io (npm install boardgame.io@0.50.2).
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, seconds] = [resolve(process.argv[2]), Number(process.argv[3])];
const need = createRequire(join(folder, "from-here.js"));
const { CreateGameReducer, InitializeGame } = need("boardgame.io/internal");
const { Client } = need("boardgame.io/client");

const [PLIES, TRACKS, CARDS] = [40, 12, 5];

function push({ G, ctx, random }, card) {
  const side = ctx.currentPlayer === "0" ? 0 : 1;
  const face = random.D6();
  const track = (5 * card + 3 * side + face) % TRACKS;
  G.tracks[track] += card % 2 ? -1 : 1;
  if (face === 6) G.tracks[(track + 1) % TRACKS] += side ? -1 : 1;
  G.plies += 1;
}

const game = {
  name: "tracks40",
  setup: () => ({ tracks: new Array(TRACKS).fill(0), plies: 0 }),
  moves: { push },
  turn: { minMoves: 1, maxMoves: 1 },
  endIf: ({ G }) => (G.plies < PLIES ? undefined : { up: G.tracks.reduce((sum, each) => sum + each) > 0 }),
  disableUndo: true,
};
const card = () => Math.floor(Math.random() * CARDS);

function reduced() {
  let state = InitializeGame({ game, numPlayers: 2 });
  while (state.ctx.gameover === undefined) {
    const playerID = state.ctx.currentPlayer;
    state = reduce(state, { type: "MAKE_MOVE", payload: { type: "push", args: [card()], playerID } });
  }
}

function played() {
  const client = Client({ game, numPlayers: 2, debug: false });
  client.start();
  while (client.getState().ctx.gameover === undefined) client.moves.push(card());
  client.stop();
}

function rate(play, time) {
  const cpu = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
  const start = cpu();
  let games = 0;
  while (cpu() - start < time) {
    play();
    games += 1;
  }
  return (games * PLIES) / (cpu() - start);
}

const reduce = CreateGameReducer({ game });
const found = {};
for (const [name, play] of [["reducer", reduced], ["client", played]]) {
  rate(play, seconds / 5); // Let it be compiled first.
  found[name] = rate(play, seconds);
}
console.log(JSON.stringify({ version: need("boardgame.io/package.json").version, ...found }));
