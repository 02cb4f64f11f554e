//! Silence and quiet voices, block by block.

use dynamics::{Block, Dynamics, FRAMES, SILENT_BLOCK, Wanted};
use proptest::prelude::*;

const RATE: f32 = 48_000.0;
const BOTH: Wanted = Wanted { silence: true, lift: true };
const SILENCE: Wanted = Wanted { silence: true, lift: false };
const LIFT: Wanted = Wanted { silence: false, lift: true };

/// A tone of 110 Hz, about a low voice, with this peak.
fn tone(peak: f32, seconds: f32) -> Vec<Block> {
    let blocks = (seconds * RATE) as usize / FRAMES;
    let sample = |frame: usize| peak * (frame as f32 * 110.0 * std::f32::consts::TAU / RATE).sin();
    let channel = |block: usize| std::array::from_fn(|frame| sample(block * FRAMES + frame));
    (0..blocks).map(|block| [channel(block), channel(block)]).collect()
}

/// What comes out, and whether it was silent at each block.
fn process(dynamics: &mut Dynamics, blocks: &[Block]) -> (Vec<Block>, Vec<bool>) {
    let process = |block: &Block| {
        let mut block = *block;
        let silent = dynamics.process(&mut block);
        (block, silent)
    };
    blocks.iter().map(process).unzip()
}

fn with(wanted: Wanted) -> Dynamics {
    let mut dynamics = Dynamics::new(RATE);
    dynamics.change(wanted);
    dynamics
}

fn peak(blocks: &[Block]) -> f32 {
    blocks.iter().flatten().flatten().fold(0.0, |peak, sample| peak.max(sample.abs()))
}

/// The seconds of these blocks that were silent.
fn seconds(silent: &[bool]) -> f32 {
    silent.iter().filter(|silent| **silent).count() as f32 * FRAMES as f32 / RATE
}

#[test]
fn long_pauses_are_silent_and_short_ones_and_voices_are_not() {
    // Loud and quiet recordings, with the noise of their rooms.
    for (voice, noise) in [(0.5, 0.0005), (0.1, 0.0005), (0.03, 0.0002), (0.5, 0.003)] {
        let mut dynamics = with(SILENCE);
        let case = format!("a voice of {voice} in a noise of {noise}");
        assert_eq!(seconds(&process(&mut dynamics, &tone(voice, 4.0)).1), 0.0, "{case}");
        assert_eq!(seconds(&process(&mut dynamics, &tone(noise, 0.2)).1), 0.0, "{case}, short");
        process(&mut dynamics, &tone(voice, 1.0));
        let long = seconds(&process(&mut dynamics, &tone(noise, 1.0)).1);
        assert!((0.55..0.76).contains(&long), "{case}: {long} s of 1 s");
        let (_, after) = process(&mut dynamics, &tone(voice, 0.1));
        assert!(seconds(&after) < 0.01, "{case}: ends at once");
    }
}

#[test]
fn a_quiet_guest_beside_a_loud_host_is_no_silence() {
    let mut dynamics = with(SILENCE);
    process(&mut dynamics, &tone(0.7, 10.0));
    let (_, silent) = process(&mut dynamics, &tone(0.03, 5.0));
    assert_eq!(seconds(&silent), 0.0);
}

#[test]
fn nothing_is_reported_that_is_not_wanted() {
    let (_, silent) = process(&mut with(LIFT), &vec![SILENT_BLOCK; 1_000]);
    assert_eq!(seconds(&silent), 0.0);
    let (_, silent) = process(&mut with(SILENCE), &vec![SILENT_BLOCK; 1_000]);
    assert!(seconds(&silent) > 2.0);
}

#[test]
fn quiet_voices_are_lifted_and_loud_ones_are_left() {
    let lifted = |voice: f32| {
        let (out, _) = process(&mut with(LIFT), &tone(voice, 5.0));
        peak(&out[out.len() - 400..])
    };
    assert!((0.12..0.16).contains(&lifted(0.05)), "to the level of others: {}", lifted(0.05));
    assert!((0.05..0.06).contains(&lifted(0.01)), "by 15 dB at most: {}", lifted(0.01));
    assert!((0.49..0.51).contains(&lifted(0.5)), "not at all: {}", lifted(0.5));
}

#[test]
fn a_pause_is_not_filled_with_noise() {
    let mut dynamics = with(LIFT);
    process(&mut dynamics, &tone(0.5, 3.0));
    let (out, _) = process(&mut dynamics, &tone(0.0005, 5.0));
    assert!(peak(&out[10..]) < 0.000_6);
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let sample = || prop_oneof![4 => -1.0_f32..1.0, 1 => -0.01_f32..0.01, 1 => Just(0.0_f32)];
    let block =
        (0.0_f32..1.0, proptest::collection::vec(sample(), FRAMES)).prop_map(|(peak, s)| {
            let channel = std::array::from_fn(|frame| s[frame] * peak);
            [channel, channel]
        });
    proptest::collection::vec(block, 1..60)
}

proptest! {
    /// Without a wish, a block comes out as it went in, one block later.
    #[test]
    fn what_is_not_wanted_changes_nothing(blocks in blocks()) {
        let (out, _) = process(&mut Dynamics::new(RATE), &blocks);
        prop_assert_eq!(&out[1..], &blocks[..blocks.len() - 1]);
    }

    /// Nothing gets louder than one decibel below full scale, quieter than it was, or
    /// changes its sign, even if the wishes change at any time.
    #[test]
    fn it_only_lifts_and_never_clips(blocks in blocks(), quiet in 0_usize..2_000, changes in proptest::collection::vec(any::<(bool, bool)>(), 1..5)) {
        let mut dynamics = with(BOTH);
        process(&mut dynamics, &tone(0.02, quiet as f32 / 1_000.0));
        let mut before: Option<Block> = None;
        for (index, block) in blocks.iter().enumerate() {
            let (silence, lift) = changes[index % changes.len()];
            dynamics.change(Wanted { silence, lift });
            let mut out = *block;
            dynamics.process(&mut out);
            for (was, is) in before.iter().flatten().flatten().zip(out.iter().flatten()) {
                prop_assert!(is.is_finite());
                prop_assert!(was.abs() <= is.abs() * 1.000_01 && was.signum() == is.signum());
                prop_assert!(is.abs() <= was.abs().max(0.892), "{} became {}", was, is);
            }
            before = Some(*block);
        }
    }

    /// Broken samples do no lasting harm.
    #[test]
    fn broken_samples_are_forgotten(broken in prop_oneof![Just(f32::NAN), Just(f32::INFINITY), Just(f32::MAX), Just(f32::MIN_POSITIVE)]) {
        let mut dynamics = with(BOTH);
        process(&mut dynamics, &[[[broken; FRAMES]; 2]]);
        process(&mut dynamics, &tone(0.05, 2.0));
        let (out, _) = process(&mut dynamics, &tone(0.05, 2.0));
        prop_assert!((0.05..0.9).contains(&peak(&out)));
    }
}
