/** A place on the screen, in DIP. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The screen of the stand-in; it has one. */
export const screenArea: Readonly<Rectangle> = { x: 0, y: 0, width: 1920, height: 1080 };

/** Where a window is and how it is shown: what a window manager would keep. */
export class WindowFrame {
  private normal: Rectangle;
  private readonly minimum: { width: number; height: number };
  minimized = false;
  maximized = false;
  fullScreen = false;

  constructor(normal: Rectangle, minimum: { width: number; height: number }) {
    this.minimum = minimum;
    this.normal = this.limit(normal);
  }

  get normalBounds(): Rectangle {
    return { ...this.normal };
  }

  get bounds(): Rectangle {
    return this.maximized || this.fullScreen ? { ...screenArea } : { ...this.normal };
  }

  /** Moves or resizes the window; says what changed. */
  place(change: Partial<Rectangle>): { moved: boolean; resized: boolean } {
    const before = this.normal;
    this.normal = this.limit({ ...before, ...change });
    return {
      moved: before.x !== this.normal.x || before.y !== this.normal.y,
      resized: before.width !== this.normal.width || before.height !== this.normal.height,
    };
  }

  private limit(bounds: Rectangle): Rectangle {
    return {
      ...bounds,
      width: Math.max(bounds.width, this.minimum.width),
      height: Math.max(bounds.height, this.minimum.height),
    };
  }
}
