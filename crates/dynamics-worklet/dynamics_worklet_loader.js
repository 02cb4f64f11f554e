// The processor of the audio worklet. It gets the program as bytes: a worklet has no
// `fetch`, and WebKit does not send compiled programs there. It says when silence begins
// and ends.

const CHANNELS = 2;
const FRAMES = 128;

class Dynamics extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super();
    const program = new WebAssembly.Module(processorOptions.program);
    const wasm = new WebAssembly.Instance(program).exports;
    const start = wasm.start(sampleRate);
    const channel = (_, index) =>
      new Float32Array(wasm.memory.buffer, start + index * FRAMES * 4, FRAMES);
    this.channels = Array.from({ length: CHANNELS }, channel);
    this.silent = false;
    this.wasm = wasm;
    this.port.onmessage = ({ data: [silence, lift] }) => wasm.change(silence, lift);
  }

  process([input], [output]) {
    const wasm = this.wasm;
    // An element that does not play has no channels.
    this.channels.forEach((channel, index) =>
      input[index] ? channel.set(input[index]) : channel.fill(0));
    const silent = wasm.process() !== 0;
    output.forEach((channel, index) => channel.set(this.channels[index]));
    if (silent !== this.silent) {
      this.silent = silent;
      this.port.postMessage(silent);
    }
    return true;
  }
}

registerProcessor('dynamics', Dynamics);
