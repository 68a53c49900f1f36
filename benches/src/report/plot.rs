//! The plot: horizontal bars of times as ratios to the floor, on a logarithmic axis.

use std::fmt::Write as _;

use super::figures::Figures;
use super::table::short;
use crate::works::Work;

/// The works that are plotted: those that most subjects perform.
const PLOTTED: [Work; 4] = [Work::Singleton, Work::Transient, Work::Handler, Work::Scope];

/// One colour for each subject after the floor: two of one hue for wirework, then the others.
const COLOURS: [&str; 8] = [
    "#b7410e", "#e08a5b", "#2f5d8a", "#4f83b5", "#7aa6cc", "#a9c6de", "#6b6b6b", "#a3a3a3",
];

const WIDTH: f64 = 840.0;
const LEFT: f64 = 150.0;
const RIGHT: f64 = 60.0;
const TOP: f64 = 56.0;
const BAR: f64 = 15.0;
const GAP: f64 = 40.0;
const TICKS: [f64; 7] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];

/// Draws the plot as SVG.
pub(crate) fn plot(figures: &Figures) -> String {
    let groups: Vec<(&str, Vec<Bar>)> = PLOTTED.iter().map(|work| group(figures, *work)).collect();
    let ratios = groups
        .iter()
        .flat_map(|(_, bars)| bars.iter().map(|bar| bar.ratio));
    let most = ratios.fold(10.0, f64::max) * 1.1;
    let mut body = String::new();
    let mut top = TOP;
    for (title, bars) in &groups {
        draw_group(&mut body, top, most, title, bars);
        top += GAP + BAR * count(bars.len());
    }
    let height = top;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\" fill=\"#222\">\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"16\" y=\"24\" font-size=\"15\" font-weight=\"bold\">Time per operation, by hand = 1 \
         (logarithmic; less is better)</text>\n",
    );
    draw_axis(&mut text, top, most);
    text + &body + "</svg>\n"
}

struct Bar {
    subject: &'static str,
    colour: &'static str,
    ratio: f64,
}

fn group(figures: &Figures, work: Work) -> (&'static str, Vec<Bar>) {
    let times = figures.times.iter().find(|(timed, _)| *timed == work);
    let times = times.map_or(&[][..], |(_, times)| times);
    let subjects = figures
        .subjects
        .iter()
        .zip(times)
        .skip(1)
        .zip(COLOURS.iter().cycle());
    let bar = |((subject, time), colour): (
        (&&'static dyn crate::subjects::Subject, _),
        &&'static str,
    )| {
        let time: &Option<crate::measure::time::Time> = time;
        Some(Bar {
            subject: subject.name(),
            colour,
            ratio: (*time)?.ratio,
        })
    };
    (work.title(), subjects.filter_map(bar).collect())
}

fn draw_group(text: &mut String, top: f64, most: f64, title: &str, bars: &[Bar]) {
    let _ = writeln!(
        text,
        "<text x=\"16\" y=\"{}\" font-weight=\"bold\">{title}</text>",
        top + 12.0
    );
    for (place, bar) in bars.iter().enumerate() {
        let y = top + 20.0 + BAR * count(place);
        let end = along(bar.ratio.max(1.02), most);
        let _ = writeln!(
            text,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"{}\" fill=\"{}\"/>\
             <text x=\"{:.1}\" y=\"{}\">{}</text>",
            LEFT - 8.0,
            y + 11.0,
            bar.subject,
            end - LEFT,
            BAR - 3.0,
            bar.colour,
            end + 5.0,
            y + 11.0,
            short(bar.ratio),
        );
    }
}

fn draw_axis(text: &mut String, bottom: f64, most: f64) {
    for tick in TICKS.into_iter().filter(|tick| *tick <= most) {
        let x = along(tick, most);
        let _ = writeln!(
            text,
            "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{}\" stroke=\"#ddd\"/>\
             <text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\" fill=\"#777\">{tick}</text>",
            bottom - 8.0,
            TOP - 6.0,
        );
    }
}

/// The place of a ratio on the axis.
fn along(ratio: f64, most: f64) -> f64 {
    LEFT + (WIDTH - LEFT - RIGHT) * ratio.ln() / most.ln()
}

#[allow(clippy::cast_precision_loss)]
fn count(number: usize) -> f64 {
    number as f64
}
